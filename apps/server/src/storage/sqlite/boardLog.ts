import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Append, AppendAnswer } from '../groupCommit.ts';
import type { BoardHead, BoardStanding, StoredEntry } from '../storage.ts';
import { createAppendAll } from './appendEntries.ts';
import { type EntryRow, prepareBoardStatements } from './boardStatements.ts';
import { createRuns } from './runs.ts';

/** The operations of `Storage` on an open database, synchronous: they run in the storage worker. */
export interface BoardLog {
  openBoard(boardId: string): BoardHead;
  findStanding(boardIds: readonly string[]): ReadonlyMap<string, BoardStanding>;
  follows(boardId: string, epoch: string, seq: number): boolean;
  /** Commits every append in one transaction. */
  appendAll(appends: readonly Append[]): AppendAnswer[];
  readLog(boardId: string, after: number, maxBytes: number): StoredEntry[];
  lastN(boardId: string, session: string): number;
  /** Before the first append. Throws what an append would. */
  begin(): void;
}

export interface BoardLogOptions {
  /** Names the run of this process. */
  readonly run: string;
  readonly now?: () => number;
}

export function createBoardLog(database: Database, { run, now = Date.now }: BoardLogOptions): BoardLog {
  const runs = createRuns(database, run, now);
  const statements = prepareBoardStatements(database);
  const { findBoard, findSnapshot, countDamaged, selectAfter, findSender } = statements;

  const standingOf = (boardId: string): BoardStanding => {
    const { head, snapshot: id } = findBoard.get(boardId) ?? { head: 0, snapshot: null };
    const snapshot = id === null ? undefined : findSnapshot.get(id)?.name;
    const records = statements.findNewestRecord.get(boardId)?.version ?? 0;
    return { head, ...(snapshot !== undefined && { snapshot }), records };
  };

  return {
    findStanding: (boardIds) => new Map(boardIds.map((boardId) => [boardId, standingOf(boardId)])),
    openBoard(boardId) {
      const board = findBoard.get(boardId);
      if (!board) return emptyBoard(runs.epochOf(randomUUID()));
      const snapshot = board.snapshot === null ? undefined : findSnapshot.get(board.snapshot);
      return {
        epoch: runs.epochOf(board.log),
        head: board.head,
        ...(snapshot && { snapshot }),
        tail: { entries: board.tailEntries, bytes: board.tailBytes },
        damaged: countDamaged.get(board.id)?.damaged ?? 0,
      };
    },
    follows(boardId, epoch, seq) {
      if (seq === 0) return true;
      const board = findBoard.get(boardId);
      return board !== undefined && runs.follows(board, epoch, seq);
    },
    appendAll: createAppendAll({ database, statements, runs, now }),
    readLog(boardId, after, maxBytes) {
      const board = findBoard.get(boardId);
      return board ? takeEntries(selectAfter.iterate(board.id, after), maxBytes) : [];
    },
    lastN(boardId, session) {
      const board = findBoard.get(boardId);
      return board ? (findSender.get(board.id, session)?.n ?? 0) : 0;
    },
    begin: () => runs.begin(),
  };
}

function emptyBoard(epoch: string): BoardHead {
  return { epoch, head: 0, tail: { entries: 0, bytes: 0 }, damaged: 0 };
}

/** As many as fit, and at least one. */
function takeEntries(rows: Iterable<EntryRow>, maxBytes: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += row.bytes.length;
    if (entries.length > 0 && bytes > maxBytes) break;
    entries.push(verified(row));
  }
  return entries;
}

/** SQLite does not notice a flipped bit inside a blob; the checksum does. */
export function verified({ seq, crc, bytes }: EntryRow): StoredEntry {
  return crc32(bytes) === crc ? { seq, bytes } : { seq };
}
