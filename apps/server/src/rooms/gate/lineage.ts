import type { Content } from './content.ts';
import { type Id, Refused } from './updateReader.ts';

/**
 * Where an item is: a field of a map, a part of a text, or somewhere that this update does not tell. `depth` counts the
 * types around it, the root included: exactly where the update made them, else as few as there must be.
 */
export interface Place {
  readonly kind: 'field' | 'run' | 'unknown';
  readonly depth: number;
}

/** What an item can be a parent of. `unknown`: it is deleted, or not of this update. */
export type Holder = 'map' | 'text' | 'nothing' | 'unknown';

const UNKNOWN_PLACE: Place = { kind: 'unknown', depth: 1 };
const ROOT_FIELD: Place = { kind: 'field', depth: 1 };

/**
 * What the structs of one client, as far as they were read, say about those after them. A struct names its parent or a
 * neighbour; if that is one of the same update, its place is known without a doc.
 */
export interface Lineage {
  readonly client: number;
  readonly start: number;
  /** The clock after the last struct. */
  end: number;
  /** The first clock, the place and the content of each struct. Together they cover all clocks from `start` to `end`. */
  readonly clocks: number[];
  readonly places: Place[];
  readonly holders: Holder[];
}

export function createLineage(client: number, start: number): Lineage {
  return { client, start, end: start, clocks: [], places: [], holders: [] };
}

export function addItem(lineage: Lineage, place: Place, content: Content): void {
  addStruct(lineage, content.length, place, holderOf(content));
}

/** What was deleted together with its parent: nothing is known of it but how long it is. */
export function addGone(lineage: Lineage, length: number): void {
  addStruct(lineage, length, UNKNOWN_PLACE, 'unknown');
}

function addStruct(lineage: Lineage, length: number, place: Place, holder: Holder): void {
  lineage.clocks.push(lineage.end);
  lineage.places.push(place);
  lineage.holders.push(holder);
  lineage.end += length;
}

function holderOf(content: Content): Holder {
  if (content.kind === 'type') return content.type;
  return content.kind === 'deleted' ? 'unknown' : 'nothing';
}

/** The place of an item between two neighbours. They have the same parent, so that either tells. */
export function placeBetween(lineage: Lineage, left: Id | undefined, right: Id | undefined): Place {
  const [place, other] = [placeOf(lineage, left), placeOf(lineage, right)];
  return place.kind === 'unknown' ? other : place;
}

function placeOf(lineage: Lineage, id: Id | undefined): Place {
  return (id && lineage.places[indexOf(lineage, id)]) ?? UNKNOWN_PLACE;
}

/** The place of an item within the item `parent`, under `key` or, without one, in its sequence. */
export function placeWithin(lineage: Lineage, parent: Id, key: string | undefined): Place {
  const index = indexOf(lineage, parent);
  checkHolder(lineage.holders[index] ?? 'unknown', key);
  const depth = (lineage.places[index] ?? UNKNOWN_PLACE).depth + 1;
  return { kind: key === undefined ? 'run' : 'field', depth };
}

/** A root map is named, not referred to. It has fields only: a sequence within it would be invisible, and never shrink. */
export function placeInRoot(key: string | undefined): Place {
  if (key === undefined) throw new Refused('A board has no lists.');
  return ROOT_FIELD;
}

function checkHolder(holder: Holder, key: string | undefined): void {
  if (holder === 'nothing') throw new Refused('The update puts something into what holds nothing.');
  if (holder === 'map' && key === undefined) throw new Refused('A board has no lists.');
  if (holder === 'text' && key !== undefined) throw new Refused('A text has no fields.');
}

/** The index of the struct that holds `id`, or -1 if it is none of this update. */
function indexOf({ client, start, end, clocks }: Lineage, id: Id): number {
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
