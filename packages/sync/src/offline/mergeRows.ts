import * as Y from 'yjs';

/**
 * Larger updates stay rows of their own: to merge a snapshot of a big board with ten strokes would cost like the board. They
 * are not cut into parts: browsers take and give back 60 MB in one value in 0.4 s, and stop the page for 0.15 s of it.
 */
const MAX_PACKED_BYTES = 64 * 1024;

/** The updates as few rows, in order; each with a buffer of its own. Each is merged when it is asked for: 30 ms per MB. */
export function* packRows(updates: readonly Uint8Array[]): Generator<Uint8Array> {
  yield* updates.filter(({ length }) => length > MAX_PACKED_BYTES).map(ownBytes);
  for (const group of groupsOf(updates.filter(({ length }) => length <= MAX_PACKED_BYTES)))
    yield* (mergeSafely(group) ?? group).map(ownBytes);
}

/** As few as can be, of at most so much together. */
function* groupsOf(updates: readonly Uint8Array[]): Generator<Uint8Array[]> {
  let group: Uint8Array[] = [];
  let bytes = 0;
  for (const update of updates) {
    if (bytes + update.length > MAX_PACKED_BYTES) {
      yield group;
      group = [];
      bytes = 0;
    }
    group.push(update);
    bytes += update.length;
  }
  if (group.length > 0) yield group;
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
