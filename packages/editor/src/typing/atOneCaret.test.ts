import { SHAPES_KEY } from '@drawbridge/board';
import { createWire } from '@drawbridge/board/test';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { loadPlacedCarets } from '../collaborators/lateCarets.ts';
import { createTestEditor, type TestEditor } from '../test/index.ts';

beforeAll(loadPlacedCarets);

const ROUNDS = 50;
const MAX_LATENCY_MS = 400;

/** Who does what next, and how long it takes until the next deed and until others hear of it. */
const deed = fc.record({
  who: fc.nat(1),
  kind: fc.constantFrom('type', 'type', 'type', 'compose', 'rest'),
  pauseMs: fc.nat(350),
  latencyMs: fc.nat(MAX_LATENCY_MS),
});

/** The text that stands there is written; both carets are in the middle of it. */
function openTwice(): readonly [TestEditor, TestEditor] {
  const ada = createTestEditor().tool('text').click([100, 100]).type('<>').advance(400);
  const ben = createTestEditor('ben').sync(ada);
  ben.editor.typing.editText(ben.shape.id);
  for (const { field } of [ada, ben]) field.select(1);
  ada.showPresenceTo(ben);
  ben.showPresenceTo(ada);
  return [ada, ben];
}

/** The index in the text at which a caret is drawn, given that all letters are as wide as the font is high but for the first. */
function drawnIndex(viewer: TestEditor): number {
  const { x, style } = viewer.shape;
  const [shown] = viewer.surface.carets;
  const beyondFirst = ((shown?.caret.x ?? Number.NaN) - x) / style.fontSize - 0.52;
  return 1 + Math.round(beyondFirst * 100) / 100;
}

it('two who type at one caret, over a slow network, have the same text with every letter, and see each other’s caret', () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.array(deed, { minLength: 4, maxLength: 30 }), (deeds) => {
      const people = openTwice();
      const [ada, ben] = people;
      const wires = [createWire(ada.board, ben.board), createWire(ben.board, ada.board)];
      const pass = (ms: number) => {
        for (const person of people) person.advance(ms);
        for (const wire of wires) wire.advance(ms);
      };
      const typed = ['', ''];
      let count = 0;
      for (const { who, kind, pauseMs, latencyMs } of deeds) {
        const { field } = people[who] ?? ada;
        wires[who]?.setLatency(latencyMs);
        if (kind !== 'rest') {
          // Every letter is another one, so that none is mistaken for another.
          const letter = String.fromCharCode(0x4e00 + count++);
          typed[who] += letter;
          if (kind === 'type') field.type(letter);
          else {
            field.compose('か');
            pass(pauseMs);
            field.commit(letter);
          }
        }
        pass(pauseMs);
      }
      for (let round = 0; round < 8; round++) pass(MAX_LATENCY_MS);
      for (const person of people) person.frame();

      const text = ada.field.text;
      expect(ben.field.text).toBe(text);
      expect([ada, ben].map(({ board }) => board.doc.getMap(SHAPES_KEY).toJSON())).toSatisfy(
        ([one, other]) => JSON.stringify(one) === JSON.stringify(other),
      );
      expect([...text].sort().join('')).toBe([...`<>${typed.join('')}`].sort().join(''));
      for (const mine of typed)
        expect([...text].filter((letter) => mine.includes(letter)).join('')).toBe(mine);
      expect(drawnIndex(ben)).toBe(ada.field.selection.start);
      expect(drawnIndex(ada)).toBe(ben.field.selection.start);
      if (typed.every((mine) => mine !== '')) seen++;
    }),
    { numRuns: ROUNDS, seed: 1 },
  );
  expect(seen).toBeGreaterThan(ROUNDS / 2);
});

it('undo in the field of one takes only their letters, in the middle of those of the other', () => {
  const [ada, ben] = openTwice();
  const sync = () => {
    for (const person of [ada, ben]) person.advance(400);
    ada.sync(ben);
  };
  ada.type('a');
  ben.type('b');
  sync();
  ada.type('A');
  ben.type('B');
  sync();
  ada.editor.typing.current?.session.undo();
  sync();
  expect([ada.field.text, ben.field.text]).toEqual(['<bB>', '<bB>']);
  ada.editor.typing.current?.session.redo();
  sync();
  expect(ben.field.text.replace(/[^aA]/g, '')).toBe('aA');
  expect(ben.field.text.replace(/[aA]/g, '')).toBe('<bB>');
});
