import type { Database } from 'better-sqlite3';
import type { CompactionBase } from '../compaction.ts';
import type { PackedPast } from '../past/packEntries.ts';
import type { Damaged } from '../snapshot/mergeLog.ts';
import { StorageError } from '../storage.ts';
import { RECOUNT_NAMES } from './fileTables.ts';
import { type BaseSnapshot, createPast } from './past.ts';

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

type Merged = { readonly id: number } & CompactionBase;

/** The safeguard `isStillCurrent`. */
const SWAP = `
  UPDATE board SET covers = @upto, snapshot = @snapshot WHERE id = @id AND covers = @covers AND epoch = @log`;

/** The safeguard `isMerged`. */
const TRIM = 'DELETE FROM log WHERE board = @id AND seq > @covers AND seq <= @upto';

/** Counted anew, so that a miscount, if there ever is one, does not stay. */
const COUNT = `
  UPDATE board SET (tail_entries, tail_bytes) =
    (SELECT count(*), coalesce(sum(length(bytes)), 0) FROM log WHERE board = @id AND seq > @upto)
  WHERE id = @id`;

const PUT_ASIDE = `
  INSERT INTO quarantine (board, seq, session, n, time, crc, bytes, why, found)
    SELECT board, seq, session, n, time, crc, bytes, ?, ? FROM log WHERE board = ? AND seq = ?`;

/**
 * Answers the one transaction in which entries become part of a snapshot. It answers whether they did: not when somebody
 * else was faster.
 */
export function createPutInPlace(database: Database): (board: CompactingBoard, staged: Staged) => boolean {
  const swap = database.prepare<Merged & { snapshot: number }>(SWAP);
  const trim = database.prepare<Merged>(TRIM);
  const count = database.prepare<Merged>(COUNT);
  const putAside = database.prepare<[string, number, number, number]>(PUT_ASIDE);
  const replace = database.prepare<[number, number]>('UPDATE snapshot SET replaced = ? WHERE id = ?');
  const install = database.prepare<[number]>('UPDATE snapshot SET replaced = NULL WHERE id = ?');

  const findReplaced = database.prepare<[number], BaseSnapshot>(
    'SELECT id, covers, gzip_bytes AS gzipBytes FROM snapshot WHERE id = ?',
  );
  const records = createPast(database);
  const recount = database.prepare<[number]>(RECOUNT_NAMES);

  /** Whether the past can be read without it, and as quickly. */
  const isReplaceable = (board: number, id: number, { past, nowMs }: Staged): boolean => {
    const snapshot = findReplaced.get(id);
    return !snapshot || past.length === 0 || !records.isBaseNeeded(board, snapshot, nowMs);
  };

  const commit = database.transaction((board: CompactingBoard, staged: Staged) => {
    const { snapshot, damaged, past, nowMs } = staged;
    const merged = { id: board.id, ...board.base };
    if (swap.run({ ...merged, snapshot }).changes === 0) return false;
    for (const { seq, why } of damaged) putAside.run(why, nowMs, board.id, seq);
    trim.run(merged);
    count.run(merged);
    records.insert(board.id, past);
    recount.run(board.id);
    if (board.snapshot && isReplaceable(board.id, board.snapshot.id, staged))
      replace.run(nowMs, board.snapshot.id);
    if (install.run(snapshot).changes === 1) return true;
    throw new StorageError('The new snapshot is gone. The log is kept as it is.');
  });
  // Takes the lock at once: a read that turns into a write fails when an append came in between.
  return (board, staged) => commit.immediate(board, staged);
}
