import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { isWorthKeeping } from '../past/isWorthKeeping.ts';
import { type PackedPast, verifiedPast } from '../past/packEntries.ts';
import type { PastEntry } from '../past/packPast.ts';

/** What was in the log once, as rows. Each method runs within the transaction of whoever calls it. */
export interface Past {
  insert(board: number, packed: readonly PackedPast[]): void;
  /**
   * The entries from `after + 1` to `upto` of which there is a record, oldest first, or those that come first and make
   * `maxBytes` together. `undefined` when some are not kept.
   *
   * @throws StorageError when a part is damaged on disk.
   */
  read(board: number, after: number, upto: number, maxBytes?: number): PastEntry[] | undefined;
  /** Whether the snapshot that reaches `covers` is needed to read what comes after it, or makes that much quicker. */
  isBaseNeeded(board: number, snapshot: BaseSnapshot, nowMs: number): boolean;
  /** The newest snapshot that is kept, is no version's, and reaches `upto` at most. */
  findBase(board: number, upto: number): BaseSnapshot | undefined;
}

export interface BaseSnapshot {
  readonly id: number;
  readonly covers: number;
  readonly gzipBytes: number;
}

interface PastRow {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly crc: number;
  readonly chunk: Uint8Array;
}

interface Reach {
  readonly entries: number | null;
  readonly bytes: number | null;
  readonly firstMs: number | null;
}

/** Of snapshots that have a row in `board`, or had one and are kept. */
const FIND_BASE = `
  SELECT id, covers, gzip_bytes AS gzipBytes FROM snapshot
  WHERE board = ? AND covers <= ? AND replaced IS NULL
    AND NOT EXISTS (SELECT 1 FROM version WHERE version.board = snapshot.board AND version.snapshot = snapshot.id)
  ORDER BY covers DESC LIMIT 1`;

export function createPast(database: Database): Past {
  const insert = database.prepare<[number, number, number, number, number, string, number, Uint8Array]>(
    `INSERT INTO past (board, last_seq, first_seq, first_time, bytes, spans, crc, chunk)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const select = database.prepare<[number, number, number], PastRow>(
    `SELECT first_seq AS firstSeq, last_seq AS lastSeq, crc, chunk FROM past
     WHERE board = ? AND last_seq > ? AND first_seq <= ? ORDER BY last_seq`,
  );
  const measure = database.prepare<[number, number, number], Reach>(
    `SELECT sum(last_seq - first_seq + 1) AS entries, sum(bytes) AS bytes, min(first_time) AS firstMs
     FROM past WHERE board = ? AND last_seq > ? AND last_seq <= ?`,
  );
  const findBase = database.prepare<[number, number], BaseSnapshot>(FIND_BASE);

  return {
    insert(board, packed) {
      for (const { lastSeq, firstSeq, firstMs, bytes, spans, chunk } of packed) {
        insert.run(board, lastSeq, firstSeq, firstMs, bytes, spans, crc32(chunk), chunk);
      }
    },
    read(board, after, upto, maxBytes = Number.POSITIVE_INFINITY) {
      const entries: PastEntry[] = [];
      let bytes = 0;
      let reached = after;
      for (const row of select.iterate(board, after, upto)) {
        if (row.firstSeq > reached + 1) return undefined;
        const meant = verifiedPast(row).filter(({ seq }) => seq > after && seq <= upto);
        entries.push(...meant);
        bytes += meant.reduce((sum, entry) => sum + entry.bytes.length, 0);
        reached = row.lastSeq;
        if (bytes >= maxBytes) return entries;
      }
      return reached >= upto ? entries : undefined;
    },
    isBaseNeeded(board, { covers, gzipBytes }, nowMs) {
      const before = findBase.get(board, covers - 1)?.covers ?? 0;
      const reach = measure.get(board, before, covers);
      // Something in between is not kept: what comes after can only be read upon this one.
      if (!reach || (reach.entries ?? 0) < covers - before) return true;
      return isWorthKeeping(gzipBytes, { bytes: reach.bytes ?? 0, ms: nowMs - (reach.firstMs ?? nowMs) });
    },
    findBase: (board, upto) => findBase.get(board, upto),
  };
}
