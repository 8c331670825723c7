import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRandom } from '../../../test/random.ts';
import { createBoardDoc } from './boardDoc.ts';
import type { Verdict } from './gate.ts';
import { createLocalGate } from './localGate.ts';
import { ROOT_NAMES } from './roots.ts';
import { randomUpdate } from './test/randomUpdate.ts';
import { readBoard } from './test/readBoard.ts';
import { checkOne, createStoredBoard } from './test/storedBoard.ts';

/** How many games are played. For more: `GATE_GAMES=100000 vitest run grammarFuzz`. */
const GAMES = Number(process.env.GATE_GAMES ?? 1_000);
const FIRST_SEED = 1;
const STEPS = 12;

/** Plays one game. Answers what is wrong at its end, and how it was judged. */
async function play(seed: number) {
  const random = createRandom(seed);
  const reports: string[] = [];
  const [reader, late, log] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  let own: Y.Doc = reader;
  log.on('afterTransaction', (transaction) => {
    transaction._needFormattingCleanup = false;
  });
  const gate = createLocalGate({
    report: (_boardId, message) => reports.push(message),
    applyUpdate(doc, update) {
      own = doc;
      Y.applyUpdate(doc, update);
      Y.applyUpdate(log, update);
    },
  });
  const board = gate.open('board', createStoredBoard().load);
  // Readers delete marks that have no effect, and say so.
  const cleanups: Uint8Array[] = [];
  reader.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local) cleanups.push(update);
  });
  const verdicts: Verdict[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const update = randomUpdate(reader, random);
    const verdict = await checkOne(board, update);
    verdicts.push(verdict);
    if (verdict.kind !== 'accepted') continue;
    Y.applyUpdate(reader, update);
    for (const cleanup of cleanups.splice(0)) verdicts.push(await checkOne(board, cleanup));
  }
  Y.applyUpdate(late, Y.encodeStateAsUpdate(log));
  // As the gate keeps it, which forgets the values of fields.
  const kept = createBoardDoc(Y.applyUpdate);
  kept.load([Y.encodeStateAsUpdate(reader)]);
  const { pendingStructs, pendingDs } = own.store;
  const faults = [
    ...reports,
    ...(pendingStructs || pendingDs ? ['something is pending'] : []),
    ...(readBoard(kept.doc) === readBoard(own) && outlineOf(log) === outlineOf(own)
      ? []
      : ['the gate reads something else']),
    ...(readBoard(reader) === readBoard(late) ? [] : ['who joins reads something else']),
  ];
  return { faults, verdicts };
}

/** Which values count, by what they are called, and what is deleted. */
function outlineOf(doc: Y.Doc): string {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store);
  return JSON.stringify([ROOT_NAMES.map((name) => winnersOf(doc.getMap(name))), [...clients].sort()]);
}

function winnersOf(map: Y.Map<unknown>): unknown {
  const entries = [...map._map].map(([key, item]) => {
    const type = item.content instanceof Y.ContentType ? item.content.type : undefined;
    return [key, item.lastId, item.deleted, type instanceof Y.Map ? winnersOf(type) : undefined];
  });
  return entries.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
}

/*
 * What these games leave out is the one thing that authors may do to texts of their own although readers may then differ:
 * runRules.ts says why.
 */
describe('Updates in perfect grammar that mean nothing', () => {
  it('are refused, or read the same by everybody', { timeout: 3_600_000 }, async () => {
    const accepted = { kind: 'accepted', count: 0 };
    for (let seed = FIRST_SEED; seed < FIRST_SEED + GAMES; seed += 1) {
      const { faults, verdicts } = await play(seed);
      accepted.count += verdicts.filter(({ kind }) => kind === accepted.kind).length;
      if (faults.length > 0) throw new Error(`Seed ${seed}: ${faults.join(', ')}`);
    }
    expect(accepted.count).toBeGreaterThan(3 * GAMES);
  });
});
