import type * as Y from 'yjs';
import { type Fields, fieldsOf } from '../giveBackCopy.ts';
import { someItemWithin } from '../giveBackItems.ts';
import type { ShapeId } from '../shapeId.ts';
import { SHAPES_KEY } from '../store.ts';

/** A part of the document, by what Yjs calls it: the log knows when it was written, and by whom. */
export interface DocPart {
  readonly client: number;
  readonly clock: number;
}

/** What was written last into some shapes by each Yjs client. What was overwritten or deleted since is not known to a document. */
export function lastParts(doc: Y.Doc, ids: Iterable<ShapeId>): DocPart[] {
  const last = new Map<number, number>();
  const meet = ({ lastId }: Y.Item): void => {
    last.set(lastId.client, Math.max(lastId.clock, last.get(lastId.client) ?? 0));
  };
  const shapes = doc.getMap(SHAPES_KEY);
  for (const id of ids) {
    const item = shapes._map.get(id);
    const fields: Fields | undefined = fieldsOf(item);
    if (!item || !fields) continue;
    meet(item);
    someItemWithin(fields, (part) => {
      if (!part.deleted) meet(part);
      return false;
    });
  }
  return [...last].map(([client, clock]) => ({ client, clock }));
}
