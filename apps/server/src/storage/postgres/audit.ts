import { crc32 } from 'node:zlib';
import type { AuditStorage, StoredAuditEntry } from '../audit.ts';
import type { Database } from './database.ts';

interface Row {
  readonly id: number;
  readonly timeMs: number;
  readonly boardId: string;
  readonly crc: number;
  readonly text: string;
}

const INSERT = `
  INSERT INTO audit (time, board, crc, text)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[])`;

const SELECT = `
  SELECT id, time AS "timeMs", board AS "boardId", crc, text FROM audit
  WHERE id < $1 AND ($2::text IS NULL OR board = $2) ORDER BY id DESC LIMIT $3`;

/** In one go: it is a few thousand rows a day at most. */
const DROP = 'DELETE FROM audit WHERE time < $1';

export function createAudit(database: Database): AuditStorage {
  return {
    async appendAudit(entries) {
      await database.run(INSERT, [
        entries.map(({ timeMs }) => timeMs),
        entries.map(({ boardId }) => boardId),
        entries.map(({ text }) => crc32(text)),
        entries.map(({ text }) => text),
      ]);
    },
    async readAudit({ before = Number.MAX_SAFE_INTEGER, limit, boardId }) {
      const rows = await database.rows<Row>(SELECT, [before, boardId ?? null, limit]);
      return rows.map(verified);
    },
    async dropAudit(beforeMs) {
      await database.run(DROP, [beforeMs]);
    },
  };
}

function verified({ crc, text, ...entry }: Row): StoredAuditEntry {
  return crc32(text) === crc ? { ...entry, text } : entry;
}
