import type { ShapeId } from '@drawbridge/board';

/** The few shapes that tiles leave out because they move by themselves. */
export interface HiddenShapes {
  ids(): Iterable<ShapeId>;
  isHidden(id: ShapeId): boolean;
  /** Hides these and no others from now on; returns those for which that is new. */
  follow(ids: Iterable<ShapeId>): ShapeId[];
}

export function createHiddenShapes(): HiddenShapes {
  let hidden: ReadonlySet<ShapeId> = new Set();

  return {
    ids: () => hidden,
    isHidden: (id) => hidden.has(id),
    follow(ids) {
      const before = hidden;
      hidden = new Set(ids);
      return [...before, ...hidden].filter((id) => before.has(id) !== hidden.has(id));
    },
  };
}
