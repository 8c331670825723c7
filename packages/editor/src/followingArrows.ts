import { moveBox, type Point, resolveArrow, type Shape, type ShapeId, type Store } from '@drawbridge/board';

/** LIMIT of arrows that are shown following shapes in motion; further ones follow when these come to rest. */
const MAX_FOLLOWING_ARROWS = 200;

interface Moving {
  readonly hot: ReadonlyMap<ShapeId, Point>;
  readonly reshaped: ReadonlyMap<ShapeId, Shape>;
}

/** The arrows bound to shapes in motion that are not in motion themselves, each where those shapes want it now. */
export function followingArrows(store: Store, { hot, reshaped }: Moving): ReadonlyMap<ShapeId, Shape> {
  const followers = new Map<ShapeId, Shape>();

  function shown(id: ShapeId): Shape | undefined {
    const shape = reshaped.get(id) ?? store.get(id);
    const offset = hot.get(id);
    return shape && offset ? { ...shape, ...moveBox(shape, offset.x, offset.y) } : shape;
  }

  for (const ids of [hot, reshaped]) {
    for (const id of ids.keys()) {
      for (const arrowId of store.arrowsOf(id)) {
        if (followers.size >= MAX_FOLLOWING_ARROWS) return followers;
        const arrow = store.get(arrowId);
        if (arrow?.type !== 'arrow' || hot.has(arrowId) || reshaped.has(arrowId)) continue;
        followers.set(arrowId, resolveArrow(arrow, shown));
      }
    }
  }
  return followers;
}
