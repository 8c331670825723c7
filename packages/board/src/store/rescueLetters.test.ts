import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards, type TestBoard } from '../test/index.ts';

/** Of two; more people take longer, and meet the same cases. */
const ROUNDS = 1000;

/** People with the same square, which has no label yet. */
function createPeople(count: number): readonly TestBoard[] {
  const people = Array.from({ length: count }, (_, index) => createTestBoard(`person ${index}`));
  people[0]?.store.create({ id: 'a', type: 'rectangle', x: 0, y: 0, w: 90, h: 90, style: DEFAULT_STYLE });
  people[0]?.history.mark();
  meet(people);
  return people;
}

function meet(people: readonly TestBoard[]): void {
  for (let round = 0; round < 2; round++)
    for (const one of people) for (const other of people) if (one !== other) syncBoards(one, other);
}

function textOf({ store }: TestBoard): string {
  const shape = store.get('a');
  return shape && 'text' in shape ? shape.text : '';
}

const append = (person: TestBoard, letters: string) =>
  person.store.update('a', { text: textOf(person) + letters });
const erase = (person: TestBoard) => person.store.update('a', { text: textOf(person).slice(1) });
const sorted = (letters: string) => [...letters].sort().join('');

it('two who begin a label at the same moment both keep their letters, whoever hears of the other first', () => {
  for (const isSwapped of [false, true]) {
    for (const ids of [
      [1, 2],
      [2, 1],
    ] as const) {
      const [ada, ben] = createPeople(2) as [TestBoard, TestBoard];
      [ada.doc.clientID, ben.doc.clientID] = ids;
      append(ada, 'one');
      append(ben, 'two');
      if (isSwapped) syncBoards(ben, ada);
      else syncBoards(ada, ben);
      meet([ada, ben]);
      expect(textOf(ada)).toBe(textOf(ben));
      expect(['onetwo', 'twoone']).toContain(textOf(ada));
    }
  }
});

it('whoever follows the store hears of the letters at once, and never of a text without them', () => {
  const [ada, ben] = createPeople(2) as [TestBoard, TestBoard];
  [ada.doc.clientID, ben.doc.clientID] = [1, 2];
  append(ada, 'one');
  append(ben, 'two');
  const seen: string[] = [];
  ada.store.onChange(() => seen.push(textOf(ada)));
  syncBoards(ada, ben);
  expect(new Set(seen)).toEqual(new Set(['twoone']));
});

it('undo takes only one’s own letters away', () => {
  const [ada, ben] = createPeople(2) as [TestBoard, TestBoard];
  [ada.doc.clientID, ben.doc.clientID] = [1, 2];
  append(ada, 'one');
  append(ben, 'two');
  meet([ada, ben]);
  ada.history.undo();
  meet([ada, ben]);
  expect([textOf(ada), textOf(ben)]).toEqual(['two', 'two']);
  ada.history.redo();
  meet([ada, ben]);
  ben.history.undo();
  meet([ada, ben]);
  expect([textOf(ada), textOf(ben)]).toEqual(['one', 'one']);
});

it('a text that was put in place of another on purpose stays as it is', () => {
  const [ada, ben] = createPeople(2) as [TestBoard, TestBoard];
  append(ada, 'one');
  meet([ada, ben]);
  const fields = ben.doc.getMap('shapes').get('a');
  if (fields instanceof Y.Map) fields.set('tx', new Y.Text('other'));
  meet([ada, ben]);
  expect([textOf(ada), textOf(ben)]).toEqual(['other', 'other']);
});

it('a plain string that two make editable at once is not there twice', () => {
  const [ada, ben] = createPeople(2) as [TestBoard, TestBoard];
  const fields = ada.doc.getMap('shapes').get('a');
  if (fields instanceof Y.Map) fields.set('tx', 'plain');
  meet([ada, ben]);
  append(ada, '1');
  append(ben, '2');
  meet([ada, ben]);
  expect(textOf(ada)).toBe(textOf(ben));
  expect(textOf(ada)).toMatch(/^plain[12]$/);
});

const who = fc.nat(2);
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('type' as const), who, other: who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), who, other: who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hear' as const), who, other: who }) },
);

for (const count of [2, 3]) {
  it(`every letter that ${count} people type into a new label is there once, whoever hears of whom when`, () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 14 }), (deeds) => {
        const people = createPeople(count);
        const [first, ...others] = people as [TestBoard, ...TestBoard[]];
        let [typed, erased] = ['', ''];
        for (const { kind, who, other } of deeds) {
          const person = people[who % count] ?? first;
          const from = people[other % count] ?? first;
          if (kind === 'type') {
            const letter = String.fromCharCode(0x4e00 + typed.length);
            typed += letter;
            append(person, letter);
          } else if (kind === 'erase') {
            erased += textOf(person).charAt(0);
            if (textOf(person)) erase(person);
          } else if (person !== from) {
            // Only one of them hears.
            Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(person.doc)));
          }
        }
        meet(people);
        for (const one of others) expect(textOf(one)).toBe(textOf(first));
        const letters = sorted(textOf(first));
        // Erased letters may come back with those that one had not heard of; no other is missing, and none is there twice.
        expect(new Set(letters).size).toBe(letters.length);
        for (const letter of typed) if (!erased.includes(letter)) expect(letters).toContain(letter);
      }),
      { numRuns: count === 2 ? ROUNDS : ROUNDS / 5, seed: count },
    );
  });
}
