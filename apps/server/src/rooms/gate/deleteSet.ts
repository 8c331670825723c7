import type { OwnStructs } from './ownStructs.ts';
import { type Cursor, Refused, readClient, readCount, readLength, readVarUint } from './updateReader.ts';

/**
 * LIMIT of ranges in one update. Deleting everything at once takes two or three for each shape that was changed since it
 * was drawn, so this is a board of 30,000; it costs whoever applies it a third of a second.
 */
const MAX_RANGES = 100_000;

/** Who looks at what an update deletes. */
export interface RangeCheck {
  /**
   * Is told of each deleted range, and throws `Refused` where it must not be. `isOwn`: the update brings structs of the same
   * client, and the range ends among these at the latest.
   */
  checkDeleted(client: number, clock: number, length: number, isOwn: boolean): void;
}

/**
 * Reads the delete set that ends an update: for each client a count, then ranges as a clock and a length. Yjs
 * (`writeDeleteSet`) writes clients from high to low and, having sorted and merged them, ranges from low to high without
 * overlap. Any other order is refused: descending ranges cost whoever applies them 50 times as much.
 */
export function readDeleteSet(cursor: Cursor, own: OwnStructs | undefined, ranges?: RangeCheck): void {
  let total = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (let clients = readCount(cursor); clients > 0; clients -= 1) {
    const client = readClient(cursor);
    if (client >= previous) throw new Refused('The update lists deletions out of order.');
    previous = client;
    const count = readRangeCount(cursor);
    total += count;
    if (total > MAX_RANGES) throw new Refused(`An update may delete at most ${MAX_RANGES} ranges.`);
    readRanges(cursor, count, client, own, ranges);
  }
}

function readRangeCount(cursor: Cursor): number {
  const count = readCount(cursor);
  if (count === 0) throw new Refused('The update names a client of which it deletes nothing.');
  return count;
}

function readRanges(
  cursor: Cursor,
  count: number,
  client: number,
  own: OwnStructs | undefined,
  ranges: RangeCheck | undefined,
): void {
  const isOwn = client === own?.client;
  const limit = isOwn ? own.end : Number.MAX_SAFE_INTEGER;
  let end = 0;
  for (let index = 0; index < count; index += 1) {
    const clock = readVarUint(cursor);
    if (clock < end) throw new Refused('The update lists deletions out of order.');
    const length = readLength(cursor);
    end = clock + length;
    // A client cannot have deleted what it makes later.
    if (end > limit) throw new Refused('The update deletes what is not there yet.');
    ranges?.checkDeleted(client, clock, length, isOwn);
  }
}
