import type { Shape, ShapeId, Store } from '@drawbridge/board';
import { patchOf } from './patchOf.ts';

/** Writes shapes as they are transformed, where that differs from what they are. To be called within a transaction. */
export function writeTransformed(
  store: Pick<Store, 'get' | 'update'>,
  transformed: ReadonlyMap<ShapeId, Shape>,
): void {
  for (const [id, after] of transformed) {
    const before = store.get(id);
    if (before) store.update(id, patchOf(before, after));
  }
}
