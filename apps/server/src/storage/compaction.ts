/**
 * Compaction works on a board as it was at one moment, while appends and perhaps another compaction go on. Two safeguards,
 * which every backend must have, keep that from losing anything. The backends in SQL say the same in their own words.
 */
export interface CompactionBase {
  /** The epoch of the log, without the run. */
  readonly log: string;
  /** Up to here the snapshot that was merged reached; 0 when there was none. */
  readonly covers: number;
  /** The newest entry that was merged. */
  readonly upto: number;
}

/** A board's compaction may be put in place only upon the snapshot that it began with: whoever comes second gives up. */
export function isStillCurrent(base: CompactionBase, board: { log: string; covers: number }): boolean {
  return board.log === base.log && board.covers === base.covers;
}

/** Only what was merged may leave the log: appends went on meanwhile. */
export function isMerged(base: CompactionBase, seq: number): boolean {
  return seq > base.covers && seq <= base.upto;
}
