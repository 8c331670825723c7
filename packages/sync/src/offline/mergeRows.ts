import * as Y from 'yjs';

/**
 * Larger updates stay rows of their own: to merge a snapshot of a big board with ten strokes would cost like the board. They
 * are not cut into parts: browsers take and give back 60 MB in one value in 0.4 s, and stop the page for 0.15 s of it.
 */
const MAX_PACKED_BYTES = 256 * 1024;

/** The updates as few rows, in order; each with a buffer of its own. */
export function packRows(updates: readonly Uint8Array[]): Uint8Array[] {
  const small = updates.filter(({ length }) => length <= MAX_PACKED_BYTES);
  const large = updates.filter(({ length }) => length > MAX_PACKED_BYTES);
  return [...large, ...(mergeSafely(small) ?? small)].map(ownBytes);
}

/** Adjacent rows as one. `isWholeDoc`: they build on nothing else, so that what was deleted since can be left out. */
export function mergeRows(rows: Uint8Array[], { isWholeDoc }: { isWholeDoc: boolean }): Uint8Array {
  if (!isWholeDoc) return Y.mergeUpdates(rows);
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const row of rows) Y.applyUpdate(doc, row);
  });
  return Y.encodeStateAsUpdate(doc);
}

/** `undefined` if one of them is damaged: they are kept as they came, for the doc took what it could of them. */
function mergeSafely(updates: Uint8Array[]): Uint8Array[] | undefined {
  if (updates.length < 2) return updates;
  try {
    return [Y.mergeUpdates(updates)];
  } catch {
    return undefined;
  }
}

/** IndexedDB clones the whole buffer under a view: for an entry, all of the message that it came in. */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
