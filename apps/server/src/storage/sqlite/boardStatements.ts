import type { Database, Statement } from 'better-sqlite3';
import type { Snapshot } from '../storage.ts';

export interface BoardRow {
  readonly id: number;
  readonly log: string;
  readonly head: number;
  readonly snapshot: number | null;
  readonly tailEntries: number;
  readonly tailBytes: number;
}

export interface EntryRow {
  readonly seq: number;
  readonly crc: number;
  readonly bytes: Uint8Array;
}

/** The questions that the log asks of its database, and what it writes. */
export interface BoardStatements {
  readonly findBoard: Statement<[string], BoardRow>;
  readonly findSnapshot: Statement<[number], Snapshot>;
  readonly countDamaged: Statement<[number], { damaged: number }>;
  readonly makeBoard: Statement<[string, string, number]>;
  readonly moveHead: Statement<[number, number, number, number]>;
  readonly findSender: Statement<[number, string], { n: number; seq: number }>;
  readonly moveSender: Statement<[number, string, number, number]>;
  readonly insertEntry: Statement<[number, number, string, number, number, number, Uint8Array]>;
  readonly signEntry: Statement<[number, string, number, string, string, number]>;
  readonly selectAfter: Statement<[number, number], EntryRow>;
  readonly findNewestRecord: Statement<[string], { version: number | null }>;
}

export function prepareBoardStatements(database: Database): BoardStatements {
  return {
    findBoard: database.prepare<[string], BoardRow>(
      `SELECT id, epoch AS log, head, snapshot, tail_entries AS tailEntries, tail_bytes AS tailBytes
       FROM board WHERE name = ?`,
    ),
    findSnapshot: database.prepare<[number], Snapshot>(
      'SELECT name, covers, bytes, gzip_bytes AS gzipBytes FROM snapshot WHERE id = ?',
    ),
    countDamaged: database.prepare<[number], { damaged: number }>(
      'SELECT count(*) AS damaged FROM quarantine WHERE board = ?',
    ),
    makeBoard: database.prepare<[string, string, number]>(
      'INSERT INTO board (name, epoch, head, created) VALUES (?, ?, 0, ?)',
    ),
    moveHead: database.prepare<[number, number, number, number]>(
      'UPDATE board SET head = ?, tail_entries = tail_entries + ?, tail_bytes = tail_bytes + ? WHERE id = ?',
    ),
    findSender: database.prepare<[number, string], { n: number; seq: number }>(
      'SELECT n, seq FROM sender WHERE board = ? AND session = ?',
    ),
    moveSender: database.prepare<[number, string, number, number]>(
      `INSERT INTO sender (board, session, n, seq) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET n = excluded.n, seq = excluded.seq`,
    ),
    insertEntry: database.prepare<[number, number, string, number, number, number, Uint8Array]>(
      'INSERT INTO log (board, seq, session, n, time, crc, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    signEntry: database.prepare<[number, string, number, string, string, number]>(
      `INSERT INTO writer (board, session, client, name, color, time) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, color = excluded.color, time = excluded.time`,
    ),
    selectAfter: database.prepare<[number, number], EntryRow>(
      'SELECT seq, crc, bytes FROM log WHERE board = ? AND seq > ? ORDER BY seq',
    ),
    findNewestRecord: database.prepare<[string], { version: number | null }>(
      'SELECT max(version) AS version FROM record WHERE board = ?',
    ),
  };
}
