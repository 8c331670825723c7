import type { CompactionBase } from '../compaction.ts';
import type { PackedPast } from '../past/packEntries.ts';
import type { Damaged } from '../snapshot/mergeLog.ts';
import { StorageError } from '../storage.ts';
import type { Queries } from './database.ts';
import { RECOUNT_NAMES } from './files/boardNames.ts';
import { type BaseSnapshot, insertPast, isBaseNeeded } from './past.ts';

/** A board that is being compacted, by its id. */
export interface CompactingBoard {
  readonly id: number;
  readonly base: CompactionBase;
  /** The snapshot before, by its id. */
  readonly snapshot: { readonly id: number } | undefined;
}

/** A snapshot that is written and is nobody's yet. */
export interface Staged {
  readonly snapshot: number;
  readonly damaged: readonly Damaged[];
  /** What leaves the log; empty when no history is kept. */
  readonly past: readonly PackedPast[];
  readonly nowMs: number;
}

/** The safeguard `isStillCurrent`. Whoever comes through has the board's row. */
const SWAP = 'UPDATE board SET covers = $4, snapshot = $5 WHERE id = $1 AND epoch = $2 AND covers = $3';

const PUT_ASIDE = `
  INSERT INTO quarantine (board, seq, session, n, time, crc, bytes, why, found)
    SELECT board, seq, session, n, time, crc, bytes, $3, $4 FROM log WHERE board = $1 AND seq = $2`;

const REMEMBER_SENDERS = `
  INSERT INTO sender (board, session, n, seq)
    SELECT board, session, max(n), max(seq) FROM log
    WHERE board = $1 AND seq > $2 AND seq <= $3 GROUP BY board, session
  ON CONFLICT (board, session) DO UPDATE SET n = greatest(sender.n, excluded.n), seq = excluded.seq`;

/** The safeguard `isMerged`. */
const TRIM = 'DELETE FROM log WHERE board = $1 AND seq > $2 AND seq <= $3';

/** Counted anew, so that a miscount, if there ever is one, does not stay. */
const COUNT = `
  UPDATE board SET (tail_entries, tail_bytes) =
    (SELECT count(*), coalesce(sum(length(bytes)), 0) FROM log WHERE log.board = $1 AND seq > $2)
  WHERE id = $1`;

const FIND_REPLACED = 'SELECT id, covers, gzip_bytes AS "gzipBytes" FROM snapshot WHERE id = $1';
const REPLACE = 'UPDATE snapshot SET replaced = $2 WHERE id = $1';
const INSTALL = 'UPDATE snapshot SET replaced = NULL WHERE id = $1';

/** Entries become part of a snapshot. Answers whether they did: not when somebody else was faster. */
export async function putInPlace(queries: Queries, board: CompactingBoard, staged: Staged): Promise<boolean> {
  const { snapshot, damaged, past, nowMs } = staged;
  const { log, covers, upto } = board.base;
  if ((await queries.run(SWAP, [board.id, log, covers, upto, snapshot])) === 0) return false;
  for (const { seq, why } of damaged) await queries.run(PUT_ASIDE, [board.id, seq, why, nowMs]);
  await queries.run(REMEMBER_SENDERS, [board.id, covers, upto]);
  await queries.run(TRIM, [board.id, covers, upto]);
  await queries.run(COUNT, [board.id, upto]);
  await insertPast(queries, board.id, past);
  await queries.run(RECOUNT_NAMES, [board.id]);
  if (board.snapshot && (await isReplaceable(queries, board.id, board.snapshot.id, staged)))
    await queries.run(REPLACE, [board.snapshot.id, nowMs]);
  if ((await queries.run(INSTALL, [snapshot])) === 1) return true;
  throw new StorageError('The new snapshot is gone. The log is kept as it is.');
}

/** Whether the past can be read without it, and as quickly. */
async function isReplaceable(
  queries: Queries,
  board: number,
  id: number,
  { past, nowMs }: Staged,
): Promise<boolean> {
  const snapshot = await queries.row<BaseSnapshot>(FIND_REPLACED, [id]);
  return !snapshot || past.length === 0 || !(await isBaseNeeded(queries, board, { ...snapshot, nowMs }));
}
