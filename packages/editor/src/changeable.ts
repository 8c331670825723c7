import type { ShapeId, Store } from '@drawbridge/board';

type Ids = ReadonlySet<ShapeId>;

/** Those of the shapes that can be changed: not what is locked. The very same set when nothing is. */
export function unlocked({ get }: Pick<Store, 'get'>, ids: Ids): Ids {
  let locked = 0;
  for (const id of ids) if (get(id)?.locked) locked++;
  return locked === 0 ? ids : new Set([...ids].filter((id) => !get(id)?.locked));
}

/** The shapes, and what lies in the frames among them. The very same set when there are none. */
export function withContents(store: Pick<Store, 'get' | 'inFrame'>, ids: Ids): Ids {
  const frames = [...ids].filter((id) => store.get(id)?.type === 'frame');
  if (frames.length === 0) return ids;
  const all = new Set(ids);
  for (const frame of frames) for (const id of contentsOf(store, frame)) all.add(id);
  return all;
}

/** What lies in the frame. Frames lie in none, whatever they say. */
export function* contentsOf(store: Pick<Store, 'get' | 'inFrame'>, frame: ShapeId): Iterable<ShapeId> {
  for (const id of store.inFrame(frame)) if (store.get(id)?.type !== 'frame') yield id;
}
