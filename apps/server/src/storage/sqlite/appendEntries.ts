import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { parseEpoch } from '../epoch.ts';
import type { Append, AppendAnswer } from '../groupCommit.ts';
import type { Appended } from '../storage.ts';
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
    const { session, n, bytes, writer, timeMs = now() } = entry;
    const newest = statements.findSender.get(board.id, session);
    // A session sends its pushes in order.
    if (newest && n <= newest.n) return { seq: newest.seq, isDuplicate: true };
    head += 1;
    added += bytes.length;
    statements.insertEntry.run(board.id, head, session, n, timeMs, crc32(bytes), bytes);
    statements.moveSender.run(board.id, session, n, head);
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

function answerCorrupt(work: () => AppendAnswer): AppendAnswer {
  try {
    return work();
  } catch (error) {
    if (isCorrupt(error)) return describeError(error);
    throw error;
  }
}
