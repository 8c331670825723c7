import * as Y from 'yjs';
import type { ShapeId } from '../shapeId.ts';
import { hasSomeOf, type Ids, structsOf, textWithin } from './letters.ts';

/** Tells what is not to be deleted, although it came into being in the step that is taken back. */
export type IsKept = (item: Y.Item) => boolean;

/**
 * Others may have gone on with what the step made. A shape that they changed stays as it is; so does a text in which letters
 * are left when those of the step are gone. `borrowed` are letters that an undo wrote here for those of others.
 */
export function createIsKept(
  transaction: Y.Transaction,
  map: Y.Map<unknown>,
  { inserted, borrowed }: { inserted: Ids; borrowed: Ids },
): IsKept {
  const isBorrowed = (item: Y.Item): boolean => hasSomeOf(borrowed, item) && !Y.isDeleted(inserted, item.id);
  const kept = new Set<Y.Item>();
  for (const id of createdShapes(transaction, map, inserted)) {
    const shape = map._map.get(id);
    if (shape && hasForeignParts(shape, isBorrowed)) kept.add(shape);
  }
  return (item) => {
    const shape = shapeItemOf(item, map);
    return (shape !== undefined && kept.has(shape)) || holdsLetters(item);
  };
}

/** Whether the value is a text, and not an empty one. */
export function holdsLetters(item: Y.Item): boolean {
  return !item.deleted && (textWithin(item)?.length ?? 0) > 0;
}

/** The shapes that came into being in a step. */
function createdShapes(transaction: Y.Transaction, map: Y.Map<unknown>, inserted: Ids): Set<ShapeId> {
  const ids = new Set<ShapeId>();
  for (const struct of structsOf(transaction, inserted)) {
    if (struct instanceof Y.Item && struct.parent === map && struct.parentSub) ids.add(struct.parentSub);
  }
  return ids;
}

/** The item by which the map holds the shape that `item` belongs to; perhaps `item` itself. */
function shapeItemOf(item: Y.Item, map: Y.Map<unknown>): Y.Item | undefined {
  let current: Y.Item | null = item;
  while (current && current.parent !== map) {
    current = current.parent instanceof Y.AbstractType ? current.parent._item : null;
  }
  return current ?? undefined;
}

/** Whether a field of the shape, or a letter, was last written by somebody other than who made the shape. */
function hasForeignParts(shape: Y.Item, isBorrowed: (letters: Y.Item) => boolean): boolean {
  if (!(shape.content instanceof Y.ContentType)) return false;
  const isForeign = (item: Y.Item): boolean => !item.deleted && item.id.client !== shape.id.client;
  return [...shape.content.type._map.values()].some(
    (field) => isForeign(field) || hasLetters(field, (letters) => isForeign(letters) || isBorrowed(letters)),
  );
}

function hasLetters(field: Y.Item, test: (letters: Y.Item) => boolean): boolean {
  for (let item = textWithin(field)?._start ?? null; item; item = item.right) {
    if (!item.deleted && test(item)) return true;
  }
  return false;
}
