import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { type BoardRecord, type NewRecord, StorageError } from '../storage.ts';

/** The records of boards in an open database. A write is a transaction of its own. */
export interface Records {
  readRecord(boardId: string, kind: string, key: string): BoardRecord | undefined;
  listRecords(boardId: string, kind: string): BoardRecord[];
  writeRecord(boardId: string, record: NewRecord): number | undefined;
  removeRecord(boardId: string, kind: string, key: string, ifVersion: number): boolean;
}

interface RecordRow extends BoardRecord {
  readonly crc: number;
}

export function createRecords(database: Database, now: () => number = Date.now): Records {
  const { find, list, insert, remove } = prepare(database);

  const replace = database.transaction((boardId: string, record: NewRecord): number | undefined => {
    const { kind, key, text, ifVersion } = record;
    if ((find.get(boardId, kind, key)?.version ?? 0) !== ifVersion) return undefined;
    remove.run(boardId, kind, key, ifVersion);
    return Number(insert.run(boardId, kind, key, now(), crc32(text), text).lastInsertRowid);
  });

  return {
    readRecord(boardId, kind, key) {
      const row = find.get(boardId, kind, key);
      return row && verified(row, boardId);
    },
    listRecords: (boardId, kind) => list.all(boardId, kind).map((row) => verified(row, boardId)),
    writeRecord: (boardId, record) => replace.immediate(boardId, record),
    removeRecord: (boardId, kind, key, ifVersion) => remove.run(boardId, kind, key, ifVersion).changes > 0,
  };
}

function prepare(database: Database) {
  return {
    find: database.prepare<[string, string, string], RecordRow>(
      'SELECT key, version, crc, text FROM record WHERE board = ? AND kind = ? AND key = ?',
    ),
    list: database.prepare<[string, string], RecordRow>(
      'SELECT key, version, crc, text FROM record WHERE board = ? AND kind = ? ORDER BY key',
    ),
    insert: database.prepare<[string, string, string, number, number, string]>(
      'INSERT INTO record (board, kind, key, time, crc, text) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    remove: database.prepare<[string, string, string, number]>(
      'DELETE FROM record WHERE board = ? AND kind = ? AND key = ? AND version = ?',
    ),
  };
}

/** Who may enter a board must never be read from what is not what was written. */
function verified({ key, version, crc, text }: RecordRow, boardId: string): BoardRecord {
  if (crc32(text) === crc) return { key, version, text };
  throw new StorageError(`A record of board ${boardId} is damaged on disk. Restore a backup.`);
}
