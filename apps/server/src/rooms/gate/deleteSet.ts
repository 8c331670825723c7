import { type Cursor, Refused, readClient, readCount, readLength, readVarUint } from './updateReader.ts';

/**
 * LIMIT of ranges in one update. Deleting everything at once takes two or three for each shape that was changed since it
 * was drawn, so this is a board of 30,000; it costs whoever applies it a third of a second.
 */
const MAX_RANGES = 100_000;

/** What this update adds: a client cannot have deleted what it makes later. */
export interface OwnStructs {
  readonly client: number;
  /** The clock after the last of them. */
  readonly end: number;
}

/**
 * Passes over the delete set that ends an update: for each client a count, then ranges as a clock and a length. Yjs
 * (`writeDeleteSet`) writes clients from high to low and, having sorted and merged them, ranges from low to high without
 * overlap. Any other order is refused: descending ranges cost whoever applies them 50 times as much.
 */
export function skipDeleteSet(cursor: Cursor, own: OwnStructs | undefined): void {
  let total = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (let clients = readCount(cursor); clients > 0; clients -= 1) {
    const client = readClient(cursor);
    if (client >= previous) throw new Refused('The update lists deletions out of order.');
    previous = client;
    const ranges = readRangeCount(cursor);
    total += ranges;
    if (total > MAX_RANGES) throw new Refused(`An update may delete at most ${MAX_RANGES} ranges.`);
    skipRanges(cursor, ranges, client === own?.client ? own.end : Number.MAX_SAFE_INTEGER);
  }
}

function readRangeCount(cursor: Cursor): number {
  const count = readCount(cursor);
  if (count === 0) throw new Refused('The update names a client of which it deletes nothing.');
  return count;
}

function skipRanges(cursor: Cursor, count: number, limit: number): void {
  let end = 0;
  for (let index = 0; index < count; index += 1) {
    const clock = readVarUint(cursor);
    if (clock < end) throw new Refused('The update lists deletions out of order.');
    end = clock + readLength(cursor);
    if (end > limit) throw new Refused('The update deletes what is not there yet.');
  }
}
