import type { Content } from './content.ts';
import type { RangeCheck } from './deleteSet.ts';
import type { StructTable } from './ownStructs.ts';
import type { Parent, Place } from './place.ts';
import type { RootName } from './roots.ts';
import type { Id } from './updateReader.ts';

/**
 * What a doc knows about the items that an update refers to but does not hold. Everything here throws `Refused` where a
 * rule is broken. Good for one update, and only until the doc changes.
 */
export interface Surroundings extends RangeCheck {
  /** The root map of that name. */
  rootOf(name: RootName): object;
  /** Where the item `id` is; an unknown place when it was collected. */
  placeOf(id: Id): Place;
  /** What the item `id` holds. */
  parentOf(id: Id): Parent;
  /** Whether an item, `length` clock values long, can be where its author says. Called for each, in their order. */
  checkItem(
    own: StructTable,
    place: Place,
    left: Id | undefined,
    right: Id | undefined,
    length: number,
  ): void;
  /** Whether what is in `bytes` from `start` on may be the value of the field `place`. */
  checkContent(place: Place, content: Content, bytes: Uint8Array, start: number): void;
}
