import type { Shape, ShapeId, Store } from '@drawbridge/board';
import { contentsOf } from '../../changeable.ts';

/** What goes with a shape when it is erased, itself included: its whole group, what lies in a frame. Nothing that is locked. */
export function takenWith(store: Store, shape: Shape): ReadonlySet<ShapeId> {
  const taken = new Set<ShapeId>();
  const pending = [shape];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.locked || taken.has(next.id)) continue;
    taken.add(next.id);
    for (const id of companions(store, next)) {
      const companion = store.get(id);
      if (companion) pending.push(companion);
    }
  }
  return taken;
}

function* companions(store: Store, { id, type }: Shape): Iterable<ShapeId> {
  const outermost = store.groups.pathOf(id).at(-1);
  if (outermost !== undefined) yield* store.groups.membersOf(outermost);
  if (type === 'frame') yield* contentsOf(store, id);
}
