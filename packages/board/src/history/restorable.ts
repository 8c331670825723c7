import * as Y from 'yjs';
import { holdsLetters } from './keptParts.ts';
import { addIds, type Ids, structsOf, textAround } from './letters.ts';

/**
 * What of the deleted Yjs may bring back: everything but letters, which it would put in places where readers do not agree;
 * no plain text in place of one in which others typed since; and nothing of a shape that somebody else deleted and that was
 * collected since, over which Yjs 13.6 stumbles.
 */
export function restorableByYjs(transaction: Y.Transaction, deleted: Ids): Ids {
  const rest = Y.createDeleteSet();
  for (const struct of structsOf(transaction, deleted)) {
    if (!(struct instanceof Y.Item) || textAround(struct)) continue;
    if (isReplacedByLetters(struct) || isCollected(struct, transaction)) continue;
    addIds(rest, struct.id, struct.length);
  }
  return rest;
}

function isReplacedByLetters({ parent, parentSub }: Y.Item): boolean {
  const current =
    parent instanceof Y.AbstractType && parentSub !== null ? parent._map.get(parentSub) : undefined;
  return current !== undefined && holdsLetters(current);
}

/** Whether the map that the item was in, or the last one that an undo made in its place, is gone for good. */
function isCollected({ parent }: Y.Item, { doc }: Y.Transaction): boolean {
  let holder = parent instanceof Y.AbstractType ? parent._item : null;
  while (holder instanceof Y.Item && holder.redone) holder = Y.getItem(doc.store, holder.redone);
  return holder !== null && !(holder instanceof Y.Item && holder.content instanceof Y.ContentType);
}
