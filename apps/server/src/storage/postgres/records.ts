import { crc32 } from 'node:zlib';
import { type BoardRecord, type NewRecord, type Storage, StorageError } from '../storage.ts';
import type { Database } from './database.ts';
import { lockRecord } from './locks.ts';

export type Records = Pick<Storage, 'readRecord' | 'listRecords' | 'writeRecord' | 'removeRecord'>;

interface RecordRow extends BoardRecord {
  readonly crc: number;
}

const COLUMNS = 'SELECT key, version, crc, text FROM record WHERE board = $1 AND kind = $2';

const MAKE = `
  INSERT INTO record (board, kind, key, version, time, crc, text)
    SELECT $1, $2, $3, nextval('record_version'), $4, $5, $6
    WHERE NOT EXISTS (SELECT 1 FROM record WHERE board = $1 AND kind = $2 AND key = $3)
  RETURNING version`;

const REPLACE = `
  UPDATE record SET version = nextval('record_version'), time = $4, crc = $5, text = $6
  WHERE board = $1 AND kind = $2 AND key = $3 AND version = $7 RETURNING version`;

const REMOVE = 'DELETE FROM record WHERE board = $1 AND kind = $2 AND key = $3 AND version = $4';

export function createRecords(database: Database, now: () => number): Records {
  const write = (boardId: string, { kind, key, text, ifVersion }: NewRecord): Promise<number | undefined> =>
    database.transaction(async (queries) => {
      await lockRecord(queries, JSON.stringify([boardId, kind, key]));
      const values = [boardId, kind, key, now(), crc32(text), text];
      const written = await (ifVersion === 0
        ? queries.row<{ version: number }>(MAKE, values)
        : queries.row<{ version: number }>(REPLACE, [...values, ifVersion]));
      return written?.version;
    });

  return {
    async readRecord(boardId, kind, key) {
      const row = await database.row<RecordRow>(`${COLUMNS} AND key = $3`, [boardId, kind, key]);
      return row && verified(row, boardId);
    },
    async listRecords(boardId, kind) {
      const rows = await database.rows<RecordRow>(`${COLUMNS} ORDER BY key`, [boardId, kind]);
      return rows.map((row) => verified(row, boardId));
    },
    writeRecord: write,
    removeRecord: (boardId, kind, key, ifVersion) =>
      database.transaction(async (queries) => {
        await lockRecord(queries, JSON.stringify([boardId, kind, key]));
        return (await queries.run(REMOVE, [boardId, kind, key, ifVersion])) > 0;
      }),
  };
}

/** Who may enter a board must never be read from what is not what was written. */
function verified({ key, version, crc, text }: RecordRow, boardId: string): BoardRecord {
  if (crc32(text) === crc) return { key, version, text };
  throw new StorageError(`A record of board ${boardId} is damaged on disk. Restore a backup.`);
}
