import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRandom } from '../../../test/random.ts';
import { checkUpdate } from '../check.ts';
import { checkProperty } from '../checkProperty.ts';
import { createBoardDoc } from './boardDoc.ts';
import { judge } from './judge.ts';
import { createHonestWorld } from './test/honestWorld.ts';
import { readBoard } from './test/readBoard.ts';

const DAMAGED_UPDATES = 50_000;
const COPIES = 10;

/** How many are judged upon a board. For more: `GATE_DAMAGED=1000000 vitest run gate/fuzz`. */
const DAMAGED_UPON_BOARD = Number(process.env.GATE_DAMAGED ?? 3_000);

type Damage = 'flip' | 'bytes' | 'cut';

/** One bit flipped, up to three bytes replaced, or cut short. */
function damage(bytes: Uint8Array, kind: Damage, random: () => number): Uint8Array {
  const below = (end: number): number => Math.floor(random() * end);
  if (kind === 'cut') return bytes.slice(0, below(bytes.length));
  const copy = bytes.slice();
  const places = Array.from({ length: kind === 'flip' ? 1 : 1 + below(3) }, () => below(copy.length));
  for (const place of places) {
    copy[place] = kind === 'flip' ? (copy[place] ?? 0) ^ (1 << below(8)) : below(256);
  }
  return copy;
}

/** Loads `update` into a doc, and what that doc gives into another, as the next person to join would. */
function loadTwice(update: Uint8Array): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc));
}

/*
 * An update that says something else than it was meant to is not always recognised by its bytes: 60 % of the single bits
 * that flip (of a number, a colour, a clientID, a clock) leave an update that could be meant. Of 211,000 damaged updates
 * 57,000 were accepted, none of which made Yjs throw in an empty doc. On top of the doc that they were made for, 2 did,
 * both by a clock one too low, and 10 left a text that those who are there and those who join later read differently.
 * That takes the doc to decide: upon the board, such updates are refused, unless all is about the author's own letters in
 * a text of its own.
 */
describe('An honest update that was damaged', () => {
  it('never makes the check throw, and what is accepted is applied without an error', {
    timeout: 120_000,
  }, () => {
    let checked = 0;
    const accepted = { flip: 0, bytes: 0, cut: 0 };
    for (let seed = 1; checked < DAMAGED_UPDATES; seed += 1) {
      const random = createRandom(seed);
      const world = createHonestWorld(createRandom(seed));
      for (let step = 0; step < 100; step += 1) {
        const update = world.step();
        for (let copy = 0; update && copy < COPIES; copy += 1) {
          const kind = (['flip', 'bytes', 'cut'] as const)[copy % 3] ?? 'cut';
          const damaged = damage(update, kind, random);
          checked += 1;
          if (checkUpdate(damaged) !== undefined) continue;
          accepted[kind] += 1;
          loadTwice(damaged);
        }
      }
    }
    expect(accepted.cut).toBe(0);
    expect(accepted.flip).toBeGreaterThan(0);
  });

  it('is refused upon the board, or leaves it sound and the same for everybody', {
    timeout: 3_600_000,
  }, () => {
    let judged = 0;
    let accepted = 0;
    for (let seed = 1; judged < DAMAGED_UPON_BOARD; seed += 1) {
      const random = createRandom(seed);
      const world = createHonestWorld(createRandom(seed));
      const log: Uint8Array[] = [];
      const board = createBoardDoc(Y.applyUpdate);
      for (let step = 0; step < 60; step += 1) {
        const update = world.step();
        if (!update) continue;
        for (const kind of ['flip', 'bytes'] as const) {
          const damaged = damage(update, kind, random);
          judged += 1;
          if (judge(board, { bytes: damaged, isNewClient: false }, checkProperty).kind !== 'fits') continue;
          accepted += 1;
          expect(differences(log, damaged)).toEqual([]);
        }
        board.apply(update, undefined);
        log.push(update);
      }
    }
    expect(accepted).toBeGreaterThan(DAMAGED_UPON_BOARD / 10);
  });
});

/** What is wrong once `update` is applied upon `log`. */
function differences(log: readonly Uint8Array[], update: Uint8Array): string[] {
  const board = createBoardDoc(Y.applyUpdate);
  board.load(log);
  const damage = board.apply(update, undefined);
  const late = new Y.Doc();
  Y.applyUpdate(late, Y.encodeStateAsUpdate(board.doc));
  // In which order the letters of its own text are is an author's own affair: see runRules.ts.
  const author = Y.decodeUpdate(update).structs[0]?.id.client;
  const isSame = readBoard(late, author) === readBoard(board.doc, author);
  return [...(damage === undefined ? [] : [damage]), ...(isSame ? [] : ['who joins reads something else'])];
}
