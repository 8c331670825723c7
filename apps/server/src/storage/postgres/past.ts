import { crc32 } from 'node:zlib';
import type { WorkSpan } from '../history.ts';
import { isWorthKeeping } from '../past/isWorthKeeping.ts';
import { type PackedPast, verifiedPast } from '../past/packEntries.ts';
import type { PastEntry } from '../past/packPast.ts';
import type { StoredEntry } from '../storage.ts';
import { type EntryRow, verified } from './boardLog.ts';
import type { Queries } from './database.ts';

/** What was in the log once, and what is still, as rows. Each function runs within the transaction of whoever calls it. */

export interface BaseSnapshot {
  readonly id: number;
  readonly covers: number;
  readonly gzipBytes: number;
}

type Origin = Pick<PastEntry, 'session' | 'timeMs'>;

/** An entry of the log, with who wrote it and when. */
export type TailEntry = StoredEntry & Origin;

export interface PastRange {
  readonly board: number;
  readonly after: number;
  readonly upto: number;
  readonly maxBytes?: number;
}

interface ChunkRow {
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

const INSERT = `
  INSERT INTO past (board, last_seq, first_seq, first_time, bytes, spans, crc, chunk)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

const NEXT_CHUNK = `
  SELECT first_seq AS "firstSeq", last_seq AS "lastSeq", crc, chunk FROM past
  WHERE board = $1 AND last_seq > $2 AND first_seq <= $3 ORDER BY last_seq LIMIT 1`;

const READ_TAIL = `
  SELECT seq, session, time AS "timeMs", crc, bytes FROM log WHERE board = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`;

const MEASURE = `
  SELECT sum(last_seq - first_seq + 1)::bigint AS entries, sum(bytes)::bigint AS bytes, min(first_time) AS "firstMs"
  FROM past WHERE board = $1 AND last_seq > $2 AND last_seq <= $3`;

/** Snapshots that are kept, and are no named version's. */
export const IS_BASE = `snapshot.board = $1 AND replaced IS NULL
  AND NOT EXISTS (SELECT 1 FROM version WHERE version.board = snapshot.board AND version.snapshot = snapshot.id)`;

const FIND_BASE = `
  SELECT id, covers, gzip_bytes AS "gzipBytes" FROM snapshot
  WHERE ${IS_BASE} AND covers <= $2 ORDER BY covers DESC LIMIT 1`;

export async function insertPast(
  queries: Queries,
  board: number,
  packed: readonly PackedPast[],
): Promise<void> {
  for (const { lastSeq, firstSeq, firstMs, bytes, spans, chunk } of packed) {
    await queries.run(INSERT, [board, lastSeq, firstSeq, firstMs, bytes, spans, crc32(chunk), chunk]);
  }
}

/**
 * The entries from `after + 1` to `upto` of which there is a record, oldest first, or those that come first and make
 * `maxBytes` together. `undefined` when some are not kept.
 *
 * @throws StorageError when a part is damaged on disk.
 */
export async function readPast(queries: Queries, range: PastRange): Promise<PastEntry[] | undefined> {
  const { board, after, upto, maxBytes = Number.POSITIVE_INFINITY } = range;
  const entries: PastEntry[] = [];
  let bytes = 0;
  let reached = after;
  while (reached < upto && bytes < maxBytes) {
    const row = await queries.row<ChunkRow>(NEXT_CHUNK, [board, reached, upto]);
    if (!row || row.firstSeq > reached + 1) return undefined;
    const meant = verifiedPast(row).filter(({ seq }) => seq > after && seq <= upto);
    entries.push(...meant);
    bytes += meant.reduce((sum, entry) => sum + entry.bytes.length, 0);
    reached = row.lastSeq;
  }
  return entries;
}

/** Reads the entries of a board's log, oldest first. */
export async function readTail(queries: Queries, { board, after, upto }: PastRange): Promise<TailEntry[]> {
  const rows = await queries.rows<EntryRow & Origin>(READ_TAIL, [board, after, upto]);
  return rows.map(({ session, timeMs, ...row }) => ({ ...verified(row), session, timeMs }));
}

/** The newest snapshot that is kept, is no version's, and reaches `upto` at most. */
export function findBase(queries: Queries, board: number, upto: number): Promise<BaseSnapshot | undefined> {
  return queries.row<BaseSnapshot>(FIND_BASE, [board, upto]);
}

/** Whether a snapshot is needed to read what comes after it, or makes that much quicker. */
export async function isBaseNeeded(
  queries: Queries,
  board: number,
  { covers, gzipBytes, nowMs }: BaseSnapshot & { readonly nowMs: number },
): Promise<boolean> {
  const before = (await findBase(queries, board, covers - 1))?.covers ?? 0;
  const reach = await queries.row<Reach>(MEASURE, [board, before, covers]);
  // Something in between is not kept: what comes after can only be read upon this one.
  if (!reach || (reach.entries ?? 0) < covers - before) return true;
  return isWorthKeeping(gzipBytes, { bytes: reach.bytes ?? 0, ms: nowMs - (reach.firstMs ?? nowMs) });
}

/** As `packEntries` wrote it, which PostgreSQL has checked to be JSON. */
export function parseSpans(spans: unknown): WorkSpan[] {
  return spans as WorkSpan[];
}
