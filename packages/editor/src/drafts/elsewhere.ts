import { type Box, boxesIntersect, moveBox, type Shape, type ShapeId, type Store } from '@drawbridge/board';
import { paintBounds } from '@drawbridge/shapes';
import { followingArrows } from '../followingArrows.ts';
import type { DraftReceiver } from './draftReceiver.ts';

/** The shapes that are shown elsewhere than the document has them, because others are just dragging, resizing or turning them. */
export interface Elsewhere {
  /** As it is shown; undefined for a shape that is where the document has it. */
  get(id: ShapeId): Shape | undefined;
  /** Those that paint within the box, in no order. Looks at each of them: they are a few hundred at most. */
  touching(box: Box): readonly Shape[];
  /** Whether one of these is among them. */
  hasAny(ids: ReadonlySet<ShapeId>): boolean;
  /** Somebody drags the shape by itself, perhaps out of its frame: then that does not cut it off. */
  isLoose(shape: Shape): boolean;
  /** To be called after each change of the store. */
  follow(): void;
}

/** For a board with nobody else on it. */
export const NOTHING_ELSEWHERE: Elsewhere = {
  get: () => undefined,
  touching: () => [],
  hasAny: () => false,
  isLoose: () => false,
  follow() {},
};

interface Placed {
  readonly shape: Shape;
  readonly painted: Box;
}

type Drafts = Pick<DraftReceiver, 'offsets' | 'reshaped'>;

export function createElsewhere({ store, drafts }: { store: Store; drafts: Drafts }): Elsewhere {
  let by: { offsets: unknown; reshaped: unknown } | undefined;
  let placed: ReadonlyMap<ShapeId, Placed> = new Map();

  /** Looked at anew only after drafts or the document have changed, not for each move of the pointer. */
  function current(): ReadonlyMap<ShapeId, Placed> {
    const [offsets, reshaped] = [drafts.offsets(), drafts.reshaped()];
    if (by?.offsets !== offsets || by.reshaped !== reshaped) {
      by = { offsets, reshaped };
      placed = place();
    }
    return placed;
  }

  function place(): ReadonlyMap<ShapeId, Placed> {
    const [hot, reshaped] = [drafts.offsets(), drafts.reshaped()];
    const shapes = new Map([...reshaped, ...followingArrows(store, { hot, reshaped })]);
    for (const [id, { x, y }] of hot) {
      const shape = shapes.get(id) ?? store.get(id);
      if (shape) shapes.set(id, { ...shape, ...moveBox(shape, x, y) });
    }
    // Not what was deleted meanwhile.
    const present = [...shapes].filter(([id]) => store.get(id));
    return new Map(present.map(([id, shape]) => [id, { shape, painted: paintBounds(shape) }]));
  }

  return {
    get: (id) => current().get(id)?.shape,
    touching(box) {
      const found: Shape[] = [];
      for (const { shape, painted } of current().values())
        if (boxesIntersect(painted, box)) found.push(shape);
      return found;
    },
    hasAny(ids) {
      const shapes = current();
      const [fewer, more] = shapes.size < ids.size ? [shapes, ids] : [ids, shapes];
      for (const id of fewer.keys()) if (more.has(id)) return true;
      return false;
    },
    isLoose({ id, frame }) {
      const offsets = drafts.offsets();
      return offsets.has(id) && !offsets.has(frame);
    },
    follow() {
      by = undefined;
    },
  };
}
