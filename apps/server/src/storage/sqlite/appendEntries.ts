import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { parseEpoch } from '../epoch.ts';
import type { Append, AppendAnswer } from '../groupCommit.ts';
import type { Appended, NewEntry } from '../storage.ts';
import type { BoardRow, BoardStatements } from './boardStatements.ts';
import { describeError, isCorrupt } from './diskError.ts';
import type { Runs } from './runs.ts';

export interface AppendDeps {
  readonly database: Database;
  readonly statements: BoardStatements;
  readonly runs: Runs;
  readonly now: () => number;
}

/** Answers what commits many appends in one transaction. */
export function createAppendAll(deps: AppendDeps): (appends: readonly Append[]) => AppendAnswer[] {
  const inOne = deps.database.transaction((appends: readonly Append[]) => {
    deps.runs.begin();
    return appends.map((one) => append(deps, one));
  });
  return (appends) => {
    try {
      return inOne.immediate(appends);
    } catch (error) {
      if (!isCorrupt(error)) throw error;
      // A damaged page of one board must not keep the others from being written.
      return appends.map((one) => answerCorrupt(() => inOne.immediate([one])[0] ?? []));
    }
  };
}

function append(deps: AppendDeps, { boardId, epoch, entries, after }: Append): AppendAnswer {
  const { statements, runs, now } = deps;
  const { log } = parseEpoch(epoch);
  const board = statements.findBoard.get(boardId) ?? makeBoard(deps, boardId, log);
  if (board.log !== log) return `Board ${boardId} has another epoch.`;
  let { head } = board;
  if (after !== undefined && after !== head) return [];
  let added = 0;
  const appended = entries.map((entry): Appended => {
    const known = findStored(statements, board.id, entry);
    if (known !== undefined) return { seq: known, isDuplicate: true };
    const { session, n, bytes, writer, timeMs = now() } = entry;
    head += 1;
    added += bytes.length;
    statements.insertEntry.run(board.id, head, session, n, timeMs, crc32(bytes), bytes);
    if (writer) statements.signEntry.run(board.id, session, writer.client, writer.name, writer.color, timeMs);
    return { seq: head, isDuplicate: false };
  });
  if (head > board.head) {
    statements.moveHead.run(head, head - board.head, added, board.id);
    runs.noteWrite(board.id, board.head + 1);
  }
  return appended;
}

function makeBoard({ statements, now }: AppendDeps, boardId: string, log: string): BoardRow {
  const { lastInsertRowid } = statements.makeBoard.run(boardId, log, now());
  return { id: Number(lastInsertRowid), log, head: 0, snapshot: null, tailEntries: 0, tailBytes: 0 };
}

/** The seq of a push that is in the log, or of the newest of its session when a snapshot covers it. */
function findStored(
  statements: BoardStatements,
  board: number,
  { session, n }: NewEntry,
): number | undefined {
  const inLog = statements.findPush.get(board, session, n);
  if (inLog) return inLog.seq;
  const covered = statements.findSender.get(board, session);
  return covered && n <= covered.n ? covered.seq : undefined;
}

function answerCorrupt(work: () => AppendAnswer): AppendAnswer {
  try {
    return work();
  } catch (error) {
    if (isCorrupt(error)) return describeError(error);
    throw error;
  }
}
