import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { AuditRange, NewAuditEntry, StoredAuditEntry } from '../audit.ts';

/** What was done to boards, in an open database. */
export interface Audit {
  appendAudit(entries: readonly NewAuditEntry[]): void;
  readAudit(range: AuditRange): StoredAuditEntry[];
  /** Drops a bounded part of what is older. Answers whether there may be more. */
  dropSomeAudit(beforeMs: number): boolean;
}

/** Of the table. What is about no board has an empty one. */
export const AUDIT_TABLE = `CREATE TABLE audit (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    time  INTEGER NOT NULL,
    board TEXT    NOT NULL,
    crc   INTEGER NOT NULL,
    text  TEXT    NOT NULL
  ) STRICT;
  CREATE INDEX audit_board ON audit (board, id);
  CREATE INDEX audit_time ON audit (time);`;

/** Appends of others come in between. */
const DROPPED_AT_A_TIME = 1_000;

interface Row {
  readonly id: number;
  readonly timeMs: number;
  readonly boardId: string;
  readonly crc: number;
  readonly text: string;
}

const SELECT = 'SELECT id, time AS timeMs, board AS boardId, crc, text FROM audit WHERE id < @before';

export function createAudit(database: Database): Audit {
  const insert = database.prepare<[number, string, number, string]>(
    'INSERT INTO audit (time, board, crc, text) VALUES (?, ?, ?, ?)',
  );
  const append = database.transaction((entries: readonly NewAuditEntry[]) => {
    for (const { timeMs, boardId, text } of entries) insert.run(timeMs, boardId, crc32(text), text);
  });
  const select = (condition: string) =>
    database.prepare<{ before: number; limit: number; boardId: string }, Row>(
      `${SELECT} ${condition} ORDER BY id DESC LIMIT @limit`,
    );
  const [ofAll, ofBoard] = [select(''), select('AND board = @boardId')];
  const drop = database.prepare<[number, number]>(
    'DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE time < ? LIMIT ?)',
  );
  return {
    appendAudit: (entries) => append.immediate(entries),
    readAudit({ before = Number.MAX_SAFE_INTEGER, limit, boardId }) {
      const rows = boardId === undefined ? ofAll : ofBoard;
      return rows.all({ before, limit, boardId: boardId ?? '' }).map(verified);
    },
    dropSomeAudit: (beforeMs) => drop.run(beforeMs, DROPPED_AT_A_TIME).changes > 0,
  };
}

function verified({ crc, text, ...entry }: Row): StoredAuditEntry {
  return crc32(text) === crc ? { ...entry, text } : entry;
}
