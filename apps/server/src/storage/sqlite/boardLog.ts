import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Appended, BoardHead, NewEntry, StoredEntry } from '../storage.ts';

/** Entries for one board, as one `append` call brought them. */
export interface Append {
  readonly boardId: string;
  readonly epoch: string;
  readonly entries: readonly NewEntry[];
}

/** The operations of `Storage` on an open database, synchronous: they run in the storage worker. */
export interface BoardLog {
  openBoard(boardId: string): BoardHead;
  /** Commits every append in one transaction. A string answers an append that was refused by itself. */
  appendAll(appends: readonly Append[]): (Appended[] | string)[];
  readLog(boardId: string, after: number, maxBytes: number): StoredEntry[];
  lastN(boardId: string, session: string): number;
}

interface BoardRow extends BoardHead {
  readonly id: number;
}

interface EntryRow {
  readonly seq: number;
  readonly crc: number;
  readonly bytes: Uint8Array;
}

export function createBoardLog(database: Database, now: () => number = Date.now): BoardLog {
  const findBoard = database.prepare<[string], BoardRow>('SELECT id, epoch, head FROM board WHERE name = ?');
  const makeBoard = database.prepare<[string, string, number]>(
    'INSERT INTO board (name, epoch, head, created) VALUES (?, ?, 0, ?)',
  );
  const moveHead = database.prepare<[number, number]>('UPDATE board SET head = ? WHERE id = ?');
  const findPush = database.prepare<[number, string, number], { seq: number }>(
    'SELECT seq FROM log WHERE board = ? AND session = ? AND n = ?',
  );
  const insert = database.prepare<[number, number, string, number, number, number, Uint8Array]>(
    'INSERT INTO log (board, seq, session, n, time, crc, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const selectAfter = database.prepare<[number, number], EntryRow>(
    'SELECT seq, crc, bytes FROM log WHERE board = ? AND seq > ? ORDER BY seq',
  );
  const selectLastN = database.prepare<[number, string], { n: number | null }>(
    'SELECT max(n) AS n FROM log WHERE board = ? AND session = ?',
  );

  const boardForAppend = ({ boardId, epoch }: Append): BoardRow => {
    const found = findBoard.get(boardId);
    if (found) return found;
    const { lastInsertRowid } = makeBoard.run(boardId, epoch, now());
    return { id: Number(lastInsertRowid), epoch, head: 0 };
  };

  const append = (request: Append): Appended[] | string => {
    const board = boardForAppend(request);
    if (board.epoch !== request.epoch) return `Board ${request.boardId} has another epoch.`;
    let { head } = board;
    const appended = request.entries.map(({ session, n, bytes }): Appended => {
      const known = findPush.get(board.id, session, n);
      if (known) return { seq: known.seq, isDuplicate: true };
      head += 1;
      insert.run(board.id, head, session, n, now(), crc32(bytes), bytes);
      return { seq: head, isDuplicate: false };
    });
    if (head !== board.head) moveHead.run(head, board.id);
    return appended;
  };

  return {
    openBoard(boardId) {
      const board = findBoard.get(boardId);
      return board ? { epoch: board.epoch, head: board.head } : { epoch: randomUUID(), head: 0 };
    },
    appendAll: database.transaction((appends: readonly Append[]) => appends.map(append)),
    readLog(boardId, after, maxBytes) {
      const board = findBoard.get(boardId);
      const entries: StoredEntry[] = [];
      let bytes = 0;
      for (const row of board ? selectAfter.iterate(board.id, after) : []) {
        bytes += row.bytes.length;
        if (entries.length > 0 && bytes > maxBytes) break;
        entries.push(verified(row));
      }
      return entries;
    },
    lastN(boardId, session) {
      const board = findBoard.get(boardId);
      return (board && selectLastN.get(board.id, session)?.n) ?? 0;
    },
  };
}

/** SQLite does not notice a flipped bit inside a blob; the checksum does. */
function verified({ seq, crc, bytes }: EntryRow): StoredEntry {
  return crc32(bytes) === crc ? { seq, bytes } : { seq };
}
