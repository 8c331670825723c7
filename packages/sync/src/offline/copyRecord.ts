import type { LogPosition } from './offlineCopy.ts';

/** What one generation of a board's copy holds on disk. Read first and written last in every transaction that changes it. */
export interface CopyRecord extends Position {
  /** Random, made with the record: another one says that everything here was deleted and begun anew by another tab. */
  readonly birth: string;
  /** Of the doc, oldest first. */
  readonly rows: readonly Row[];
  /** When a page last had the board open, in epoch milliseconds. */
  readonly openedMs: number;
}

export interface Row {
  readonly n: number;
  readonly bytes: number;
}

/** Where a doc stands; one that was never joined has no epoch. */
export interface Position {
  readonly epoch?: LogPosition['epoch'];
  readonly lastSeq: number;
}

export const NOWHERE: Position = { lastSeq: 0 };

/** What a tab wants to add to the stored doc: it takes a doc from one position to another. */
export interface StoredBatch {
  readonly from: Position;
  readonly to: Position;
  /** What is on disk could not be read to the end: it is replaced, however far it says that it goes. */
  readonly isDamaged: boolean;
}

/**
 * What must be written so that the rows on disk hold the log up to the position on disk, never less.
 *
 * - `all`: entries and delivered work, for the copy stands where the batch begins.
 * - `delivered`: another tab wrote the entries already.
 * - `whole`: the copy was deleted while the page was open, follows the log under a name that
 *   cannot be compared, or is damaged.
 * - `nothing`: a doc that was never joined knows nothing about a log that another tab has kept.
 */
export type Plan = 'all' | 'delivered' | 'whole' | 'nothing';

export function planWrite(kept: Position | undefined, { from, to, isDamaged }: StoredBatch): Plan {
  if (!kept) return from.lastSeq === 0 ? 'all' : 'whole';
  if (to.epoch === undefined) return 'nothing';
  if (isDamaged) return 'whole';
  if (kept.epoch === to.epoch && kept.lastSeq >= to.lastSeq) return 'delivered';
  return reaches(kept, from, to) ? 'all' : 'whole';
}

function reaches(kept: Position, from: Position, to: Position): boolean {
  if (kept.epoch === to.epoch) return kept.lastSeq >= from.lastSeq;
  // The log got another name on the way. That it is the same one was said of exactly what the batch begins with.
  return kept.epoch === from.epoch && kept.lastSeq === from.lastSeq;
}
