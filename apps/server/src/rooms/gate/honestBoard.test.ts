import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRandom } from '../../../test/random.ts';
import type { BoardGate } from './gate.ts';
import { createLocalGate } from './localGate.ts';
import { createHonestWorld } from './test/honestWorld.ts';
import { checkOne, createStoredBoard, type StoredBoard } from './test/storedBoard.ts';

/** How many updates are checked. For more: `GATE_UPDATES=100000 vitest run honestBoard`. */
const UPDATES = Number(process.env.GATE_UPDATES ?? 10_000);
const STEPS_OF_A_WORLD = 400;

/** How often, in steps, the board is compacted and loaded anew. */
const COMPACTION_STEPS = 90;

/** Stores what is accepted, as a room does. Throws at an update that does not pass. */
async function push(board: BoardGate, stored: StoredBoard, update: Uint8Array): Promise<void> {
  const verdict = await checkOne(board, update);
  if (verdict.kind === 'accepted') stored.log.push(update);
  else if (verdict.kind !== 'duplicate') throw new Error(JSON.stringify(verdict));
}

/** Replaces the log by one update, made from a doc that has collected what was deleted. */
function compact(stored: StoredBoard): void {
  const doc = new Y.Doc();
  for (const update of stored.log) Y.applyUpdate(doc, update);
  stored.log.splice(0, Number.POSITIVE_INFINITY, Y.encodeStateAsUpdate(doc));
}

describe('Honest traffic upon a board', () => {
  it('is never refused, whatever people do, however long they were offline, and after the board was compacted', {
    timeout: 3_600_000,
  }, async () => {
    let checked = 0;
    for (let seed = 1; checked < UPDATES; seed += 1) {
      const world = createHonestWorld(createRandom(seed));
      const stored = createStoredBoard();
      const board = createLocalGate().open('board', stored.load);
      for (let step = 1; step <= STEPS_OF_A_WORLD; step += 1) {
        const update = world.step();
        if (!update) continue;
        checked += 1;
        await push(board, stored, update).catch((error) => {
          throw new Error(`Seed ${seed}, step ${step}`, { cause: error });
        });
        if (step % COMPACTION_STEPS !== 0) continue;
        compact(stored);
        board.forget();
      }
    }
    expect(checked).toBeGreaterThanOrEqual(UPDATES);
  });

  it('leaves the same to whoever loads the board as to those who were there', async () => {
    const world = createHonestWorld(createRandom(3), ['store', 'store']);
    const stored = createStoredBoard();
    const board = createLocalGate().open('board', stored.load);
    const [reader, late] = [new Y.Doc(), new Y.Doc()];
    for (let step = 0; step < STEPS_OF_A_WORLD; step += 1) {
      const update = world.step();
      if (!update) continue;
      await push(board, stored, update);
      Y.applyUpdate(reader, update);
    }
    compact(stored);
    for (const update of stored.log) Y.applyUpdate(late, update);
    expect(late.getMap('shapes').toJSON()).toEqual(reader.getMap('shapes').toJSON());
    const state = Y.decodeStateVector(Y.encodeStateVector(reader));
    expect(await board.clocks([...state.keys()])).toEqual([...state.values()]);
  });
});
