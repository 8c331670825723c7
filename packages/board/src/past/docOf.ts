import * as Y from 'yjs';

/**
 * A doc that holds a whole board, given as one Yjs update, or nothing.
 *
 * @throws Error when the bytes are no update.
 */
export function docOf(update?: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  if (update) Y.applyUpdate(doc, update);
  return doc;
}

/** A whole board as one Yjs update. */
export function updateOf(doc: Y.Doc): Uint8Array {
  return Y.encodeStateAsUpdate(doc);
}
