import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { updatesOf } from '../test/updates.ts';
import { localCutter } from './cutter.ts';
import { createHydration } from './hydration.ts';
import { createLargeBoard } from './test/largeBoard.ts';
import { createManualTurns } from './test/manualTurns.ts';

const ORIGIN = {};
const LARGE = Y.encodeStateAsUpdate(createLargeBoard());
const board = new Y.Doc();
Y.applyUpdate(board, LARGE);

function createFilled(doc = new Y.Doc()) {
  const turns = createManualTurns();
  const hydration = createHydration({
    doc,
    createPauses: turns.createPauses,
    createCutter: () => localCutter,
  });
  const controller = new AbortController();
  const applied: number[] = [];
  const apply = (...updates: Uint8Array[]) =>
    hydration.apply(updates, {
      origin: ORIGIN,
      signal: controller.signal,
      onApplied: (bytes) => applied.push(bytes),
    });
  const size = () => doc.getMap('shapes').size;
  return { doc, turns, hydration, controller, applied, apply, size };
}

const contentOf = (doc: Y.Doc): string[] =>
  [...doc.getMap<Y.Map<unknown>>('shapes')].map(([id, shape]) => `${id} ${shape.get('g')}`).sort();

describe('A large update', () => {
  it('comes into the doc piece by piece, and then is all there', async () => {
    const { doc, turns, apply, applied, size } = createFilled();
    const done = apply(LARGE);
    expect([turns.isPaused, size()]).toEqual([true, 0]);
    await turns.run(3);
    expect(size()).toBeGreaterThan(0);
    expect(size()).toBeLessThan(board.getMap('shapes').size);
    await turns.runAll();
    expect(await done).toBe(0);
    expect(contentOf(doc)).toEqual(contentOf(board));
    expect(applied).toEqual([...applied].sort((a, b) => a - b));
    expect(applied.at(-1)).toBe(LARGE.length);
  });

  it('takes work in between that builds on what is there', async () => {
    const { doc, turns, apply } = createFilled();
    const done = apply(LARGE);
    await turns.run(4);
    const [name = ''] = doc.getMap('shapes').keys();
    doc.getMap('shapes').delete(name);
    doc.getMap('shapes').set('own', new Y.Map());
    await turns.runAll();
    await done;
    const other = new Y.Doc();
    Y.applyUpdate(other, LARGE);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
    expect(contentOf(doc)).toEqual(contentOf(other));
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  });

  it('ends where it is when it is called off', async () => {
    const { turns, apply, controller, size } = createFilled();
    const done = apply(LARGE);
    await turns.run(3);
    const before = size();
    controller.abort();
    await turns.runAll();
    await done;
    expect([size(), before > 0]).toEqual([before, true]);
  });

  it('is part of the whole doc from the start, for whoever keeps a copy', async () => {
    const { turns, apply, hydration } = createFilled();
    const done = apply(LARGE);
    await turns.run(3);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, hydration.encodeWhole());
    expect(contentOf(copy)).toEqual(contentOf(board));
    await turns.runAll();
    await done;
    expect(hydration.encodeWhole().length).toBeLessThan(LARGE.length * 1.2);
  });

  it('that is damaged is counted, and does not keep the others out', async () => {
    const { turns, apply, size } = createFilled();
    const damaged = LARGE.slice(0, -50_000);
    const done = apply(damaged, ...updatesOf('a'), LARGE);
    await turns.runAll();
    expect(await done).toBe(1);
    expect(size()).toBe(board.getMap('shapes').size + 1);
  });
});

it('Small updates are applied at once, as one transaction', () => {
  const { doc, apply, applied, size } = createFilled();
  const origins: unknown[] = [];
  doc.on('afterTransaction', ({ origin }) => origins.push(origin));
  void apply(...updatesOf('a', 'b'));
  expect([size(), origins, applied]).toEqual([2, [ORIGIN], []]);
});
