import type * as Y from 'yjs';
import { type Fields, fieldsOf } from '../giveBackCopy.ts';
import { itemSince } from '../giveBackItems.ts';
import type { ShapeId } from '../shapeId.ts';
import { SHAPES_KEY } from '../store.ts';
import { type KnownClocks, stateOf } from './restoreBoard.ts';

/** What became of a board between two versions of it, and by which Yjs client. */
export interface BoardChanges {
  readonly added: ReadonlyMap<ShapeId, number>;
  readonly changed: ReadonlyMap<ShapeId, number>;
  /** Yjs does not keep who deleted something. */
  readonly removed: readonly ShapeId[];
}

/** @param before an earlier state of the same log. */
export function compareBoards(before: Y.Doc, after: Y.Doc): BoardChanges {
  const source = before.getMap(SHAPES_KEY);
  const target = after.getMap(SHAPES_KEY);
  const known = stateOf(before);
  const added = new Map<ShapeId, number>();
  const changed = new Map<ShapeId, number>();
  for (const [id, item] of target._map) {
    const fields = fieldsOf(item);
    if (!fields) continue;
    const author = authorSince(known, item, fields);
    if (!fieldsOf(source._map.get(id))) added.set(id, item.lastId.client);
    else if (author !== undefined) changed.set(id, author);
  }
  const removed = [...source._map].flatMap(([id, item]) =>
    fieldsOf(item) && !fieldsOf(target._map.get(id)) ? [id] : [],
  );
  return { added, changed, removed };
}

function authorSince(known: KnownClocks, item: Y.Item, fields: Fields): number | undefined {
  const isNew = item.lastId.clock >= (known.get(item.lastId.client) ?? 0);
  return isNew ? item.lastId.client : itemSince(known, fields)?.lastId.client;
}
