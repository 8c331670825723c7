import type { Content } from './content.ts';
import { indexOf, type StructTable } from './ownStructs.ts';
import { type Holder, type Parent, type Place, UNKNOWN_PARENT, UNKNOWN_PLACE } from './place.ts';
import type { RootName } from './roots.ts';
import type { Surroundings } from './surroundings.ts';
import { type Id, Refused } from './updateReader.ts';

/** Of what is gone for everybody, because its author says so. */
const GONE_PLACE: Place = { ...UNKNOWN_PLACE };

/**
 * What the structs of one client, as far as they were read, say about those after them. A struct names its parent or a
 * neighbour; if that is one of the same update, its place is known without a doc. Otherwise the surroundings are asked.
 */
export interface Lineage extends StructTable {
  readonly around: Surroundings | undefined;
  end: number;
  /** The place and the content of each struct. */
  readonly clocks: number[];
  readonly places: Place[];
  readonly holders: Holder[];
}

export function createLineage(client: number, start: number, around?: Surroundings): Lineage {
  return { client, start, around, end: start, clocks: [], places: [], holders: [] };
}

export function addItem(lineage: Lineage, place: Place, content: Content): void {
  // What is put where all is gone is gone from the start, and so is what is put into it.
  const isGone = lineage.around !== undefined && place.kind === 'unknown';
  addStruct(lineage, content.length, place, isGone ? 'unknown' : holderOf(content));
}

/** What was deleted together with its parent: nothing is known of it but how long it is. */
export function addGone(lineage: Lineage, length: number): void {
  addStruct(lineage, length, GONE_PLACE, 'unknown');
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

/** The place of an item between two neighbours, which have the same one. */
export function placeBetween(lineage: Lineage, left: Id | undefined, right: Id | undefined): Place {
  if (!right) return placeOf(lineage, left);
  if (!left) return placeOf(lineage, right);
  const [place, other] = [placeOf(lineage, left), placeOf(lineage, right)];
  if (place.kind === 'unknown' || other.kind === 'unknown') return placeBesideUnknown(lineage, place, other);
  if (place.parent !== other.parent || place.key !== other.key) {
    throw new Refused('The update puts something between what is not in one place.');
  }
  return place;
}

/**
 * Beside what is gone, an item is gone as well. But what is gone in this doc may be kept in another, for an undo: there,
 * the item would live on beside its other neighbour.
 */
function placeBesideUnknown({ around }: Lineage, place: Place, other: Place): Place {
  if (!around) return place.kind === 'unknown' ? other : place;
  const isGoneForAll = place === GONE_PLACE || other === GONE_PLACE;
  if (place.kind !== other.kind && !isGoneForAll) {
    throw new Refused('The update puts something between what is there and what is gone.');
  }
  return isGoneForAll ? GONE_PLACE : UNKNOWN_PLACE;
}

function placeOf(lineage: Lineage, id: Id | undefined): Place {
  if (!id) return UNKNOWN_PLACE;
  const index = indexOf(lineage, id);
  return (index < 0 ? lineage.around?.placeOf(id) : lineage.places[index]) ?? UNKNOWN_PLACE;
}

/** The place of an item within the item `id`, under `key` or, without one, in its sequence. */
export function placeWithin(lineage: Lineage, id: Id, key: string | undefined): Place {
  const { holder, depth, parent, root } = parentOf(lineage, id);
  checkHolder(holder, key);
  // Within what is gone, an item is gone too.
  if (lineage.around && holder === 'unknown') return UNKNOWN_PLACE;
  return { kind: key === undefined ? 'run' : 'field', depth: depth + 1, parent, key, root };
}

function parentOf(lineage: Lineage, id: Id): Parent {
  const index = indexOf(lineage, id);
  if (index < 0)
    return lineage.around?.parentOf(id) ?? { ...UNKNOWN_PARENT, parent: `${id.client}:${id.clock}` };
  const { depth, root } = lineage.places[index] ?? UNKNOWN_PLACE;
  return { holder: lineage.holders[index] ?? 'unknown', depth, parent: index, root };
}

/** A root map is named, not referred to. It has fields only: a sequence within it would be invisible, and never shrink. */
export function placeInRoot({ around }: Lineage, name: RootName, key: string | undefined): Place {
  if (key === undefined) throw new Refused('A board has no lists.');
  return { kind: 'field', depth: 1, parent: around?.rootOf(name) ?? name, key, root: name };
}

function checkHolder(holder: Holder, key: string | undefined): void {
  if (holder === 'nothing') throw new Refused('The update puts something into what holds nothing.');
  if (holder === 'map' && key === undefined) throw new Refused('A board has no lists.');
  if (holder === 'text' && key !== undefined) throw new Refused('A text has no fields.');
}
