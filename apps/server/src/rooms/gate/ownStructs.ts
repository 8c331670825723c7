import { type Id, Refused } from './updateReader.ts';

/** What an update adds: structs of one client. */
export interface OwnStructs {
  readonly client: number;
  /** The clock of the first of them. */
  readonly start: number;
  /** The clock after the last of them. */
  readonly end: number;
}

/** The structs of an update, as far as they were read. */
export interface StructTable extends OwnStructs {
  /** The first clock of each. Together they cover all clocks from `start` to `end`. */
  readonly clocks: readonly number[];
}

/** The index of the struct that holds `id`, or -1 if it is none of this update. */
export function indexOf({ client, start, end, clocks }: StructTable, id: Id): number {
  if (id.client !== client || id.clock < start) return -1;
  if (id.clock >= end) throw new Refused('The update builds on what comes after it.');
  return findLast(clocks, id.clock);
}

/** The last of the ascending `clocks` that is not above `clock`. Mostly that is the very last. */
function findLast(clocks: readonly number[], clock: number): number {
  let low = 0;
  let high = clocks.length - 1;
  if ((clocks[high] ?? 0) <= clock) return high;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((clocks[middle] ?? 0) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
