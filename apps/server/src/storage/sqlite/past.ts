import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { isWorthKeeping } from '../past/isWorthKeeping.ts';
import { cutPast, type PastEntry, packPast, unpackPast } from '../past/packPast.ts';
import { workSpans } from '../past/workSpans.ts';
import { StorageError } from '../storage.ts';

/** Entries that a compaction merged, packed, and nobody's yet: what takes time is done before the lock is taken. */
export interface PackedPast {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly firstMs: number;
  readonly bytes: number;
  readonly spans: string;
  readonly chunk: Uint8Array;
}

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

/** @param covers where the snapshot before ends: what is missing after it was put aside and is part of the range. */
export function packEntries(
  entries: readonly PastEntry[],
  { covers, upto }: { readonly covers: number; readonly upto: number },
): PackedPast[] {
  const chunks = cutPast(entries);
  if (chunks.length === 0) chunks.push([]);
  let firstSeq = covers + 1;
  return chunks.map((chunk, index) => {
    const isLast = index === chunks.length - 1;
    const lastSeq = isLast ? upto : (chunk.at(-1)?.seq ?? upto);
    const packed = pack(chunk, firstSeq, lastSeq);
    firstSeq = lastSeq + 1;
    return packed;
  });
}

function pack(entries: readonly PastEntry[], firstSeq: number, lastSeq: number): PackedPast {
  const work = entries.map(({ seq, session, timeMs, bytes }) => ({
    seq,
    session,
    timeMs,
    size: bytes.length,
  }));
  return {
    firstSeq,
    lastSeq,
    firstMs: entries[0]?.timeMs ?? 0,
    bytes: work.reduce((sum, { size }) => sum + size, 0),
    spans: JSON.stringify(workSpans(work)),
    chunk: packPast(entries),
  };
}

/** @throws StorageError when it is damaged. */
export function verifiedPast({ crc, chunk }: Pick<PastRow, 'crc' | 'chunk'>): PastEntry[] {
  if (crc32(chunk) === crc) return unpackPast(chunk);
  throw new StorageError('A part of the board’s history is damaged. What is newer is not.');
}
