import { describe, expect, it } from 'vitest';
import { DEFAULT_STYLE } from './style.ts';
import { createTestBoard, syncBoards, type TestBoard } from './test/index.ts';

const PEOPLE = 3;
const STEPS = 120;

/** Numerical Recipes' linear congruential generator: the same numbers for the same seed, in [0, 1). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** Three people make, change, delete, undo and redo the same few shapes, and now and then hear of each other. */
function play(seed: number): TestBoard[] {
  const random = createRandom(seed);
  const boards = Array.from({ length: PEOPLE }, (_, index) => {
    const board = createTestBoard();
    board.doc.clientID = Math.floor(random() * 2 ** 31) + index;
    return board;
  });
  for (let step = 0; step < STEPS; step += 1) {
    const who = Math.floor(random() * PEOPLE);
    const [board, other] = [boards[who], boards[(who + 1) % PEOPLE]];
    if (board && other) act(board, other, random);
  }
  return boards;
}

function act({ doc, store, history }: TestBoard, other: TestBoard, random: () => number): void {
  const ids = [...store.all()].map(({ id }) => id);
  const id = ids[Math.floor(random() * ids.length)];
  const choice = random();
  if (choice < 0.2 || id === undefined) {
    const newId = `shape${Math.floor(random() * 1e9)}`;
    store.create({ type: 'rectangle', id: newId, x: 1, y: 1, w: 5, h: 5, style: DEFAULT_STYLE });
    if (random() < 0.5) history.mark();
  } else if (choice < 0.4) {
    if (random() < 0.5) store.update(id, { x: random() * 10 });
    else store.update(id, { style: { width: random() * 10 } });
    history.mark();
  } else if (choice < 0.55) {
    store.delete([id]);
    history.mark();
  } else if (choice < 0.75) history.undo();
  else if (choice < 0.85) history.redo();
  else syncBoards({ doc }, other);
}

describe('Undo of what others deleted', () => {
  // Seeds with which Yjs's own undo threw.
  it.each([9095, 11359])('goes on after content that is gone for good (seed %i)', (seed) => {
    const boards = play(seed);
    const [first, ...others] = boards;
    for (const _round of boards) for (const other of others) if (first) syncBoards(first, other);
    for (const { store } of others) expect([...store.sorted()]).toEqual([...(first?.store.sorted() ?? [])]);
  });
});
