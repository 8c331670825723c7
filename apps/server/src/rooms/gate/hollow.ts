import * as Y from 'yjs';
import type { Roots } from './rootNameOf.ts';

/*
 * What a field of a shape is set to was checked before it was applied, and the gate never asks for it again: what it goes by is
 * who set which field when. So its documents keep one value for all of them, and take half the memory.
 */

/** Yjs makes one of neighbours that go together, by adding the values of the one to the other's: here that would be everybody's. */
class Something extends Y.ContentAny {
  override mergeWith(): boolean {
    return false;
  }
}

const SOMETHING = new Something([null]);
const SOME_BYTES = new Y.ContentBinary(new Uint8Array(0));

/** Lets go of the values that a transaction gave to fields of shapes, and to those of items of the library, which hold shapes. */
export function hollow({ doc, beforeState, afterState }: Y.Transaction, { shapes, library }: Roots): void {
  for (const [client, end] of afterState) {
    const begin = beforeState.get(client) ?? 0;
    const structs = begin < end ? (doc.store.clients.get(client) ?? []) : [];
    for (
      let index = structs.length > 0 ? Y.findIndexSS(structs, begin) : 0;
      index < structs.length;
      index += 1
    ) {
      const struct = structs[index];
      if (struct instanceof Y.Item && isField(struct, shapes, library)) empty(struct);
    }
  }
}

/** Whether it is in a map that is in one of these. */
function isField({ parent, parentSub }: Y.Item, ...roots: readonly unknown[]): boolean {
  if (parentSub === null || !(parent instanceof Y.AbstractType)) return false;
  const holder = parent._item?.parent;
  return roots.some((root) => root === holder);
}

/** An item of several values is that long, and has to be. */
function empty(item: Y.Item): void {
  if (item.length > 1) return;
  if (item.content instanceof Y.ContentAny) item.content = SOMETHING;
  else if (item.content instanceof Y.ContentBinary) item.content = SOME_BYTES;
}
