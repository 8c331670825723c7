import fc from 'fast-check';
import { expect, it } from 'vitest';
import { syncBoards } from '../test/index.ts';
import { createWriter, type Writer } from './test/createWriter.ts';

const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      at: fc.nat(12),
      remove: fc.nat(3),
      insert: fc.constantFrom('', 'a', 'bc', 'def'),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('delete' as const, 'move' as const) },
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function make(writer: Writer, one: Change): void {
  const { store, step, read, write } = writer;
  const text = read();
  if (text === undefined) writer.create('text', 'new');
  else if (one === 'delete') writer.remove();
  else if (one === 'move') step(() => store.move(['a'], { dx: 1, dy: 0 }));
  else write(text.slice(0, one.at) + one.insert + text.slice(one.at + one.remove));
}

it('shows every state on the way again, as often as one goes back and forth', () => {
  const goals = fc.array(fc.nat(25), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), goals, (changes, goals) => {
      const ada = createWriter();
      const states = [ada.store.sorted()];
      for (const one of changes) {
        make(ada, one);
        // What changed nothing is no step.
        if (JSON.stringify(ada.store.sorted()) !== JSON.stringify(states.at(-1)))
          states.push(ada.store.sorted());
      }
      let now = states.length - 1;
      for (const goal of [...goals, 0, states.length - 1]) {
        const to = Math.min(goal, states.length - 1);
        for (; now > to; now -= 1) ada.history.undo();
        for (; now < to; now += 1) ada.history.redo();
        expect(ada.store.sorted()).toEqual(states[now]);
      }
    }),
    { numRuns: 200 },
  );
});

/** What each of three people types is of letters of their own, and nobody deletes those of others. */
const LETTERS = ['a', 'B', '3'];

const action = fc.record({
  who: fc.nat(LETTERS.length - 1),
  kind: fc.constantFrom('type', 'type', 'type', 'erase', 'undo', 'undo', 'redo', 'sync', 'sync'),
  at: fc.nat(20),
  length: fc.integer({ min: 1, max: 4 }),
});

it('never touches the letters of others, and takes back all of one’s own', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const first = createWriter('');
      first.history.clear();
      const writers = [first, createWriter(), createWriter()];
      const syncAll = () => {
        for (const writer of [...writers, ...writers]) syncBoards(first, writer);
      };
      syncAll();
      for (const { who, kind, at, length } of actions) {
        const [writer, own = ''] = [writers[who], LETTERS[who]];
        const text = writer?.read();
        if (!writer || text === undefined) continue;
        if (kind === 'sync') {
          syncBoards(writer, writers[(who + 1) % writers.length] ?? first);
          continue;
        }
        if (kind === 'type') writer.write(text.slice(0, at) + own.repeat(length) + text.slice(at));
        else if (kind === 'erase') writer.write(text.slice(0, at) + text.slice(at).replace(own, ''));
        else writer.history[kind]();
        expect(writer.read()?.replaceAll(own, '')).toBe(text.replaceAll(own, ''));
      }
      syncAll();
      for (const writer of writers) while (writer.history.canUndo) writer.history.undo();
      syncAll();
      for (const writer of writers) expect(writer.read()).toBe('');
    }),
    { numRuns: 200 },
  );
});
