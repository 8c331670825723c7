import { type Lookup, resolveArrow } from '../arrows/resolveArrow.ts';
import type { ShapeId } from '../shapeId.ts';
import type { ArrowShape } from '../shapes/arrow.ts';
import type { Shape } from '../shapes/index.ts';
import { createReverseIndex } from './reverseIndex.ts';

/**
 * Arrows that are bound, as they were written. What the store tells of them is computed from that and from their shapes, and
 * never written back by itself: so everybody sees the same, whoever moves the shapes.
 */
export interface BoundArrows {
  /** As it was written, if it is a bound arrow. */
  written(id: ShapeId): ArrowShape | undefined;
  /** The shape `id` is written as `after` now; `undefined` if it is gone. */
  replace(id: ShapeId, after: Shape | undefined): void;
  /** The arrows that hold on to this shape, whether it is there or not. */
  boundTo(id: ShapeId): ReadonlySet<ShapeId>;
  /** The arrow where its shapes want it now. */
  resolve(id: ShapeId): ArrowShape | undefined;
}

export function createBoundArrows(lookup: Lookup): BoundArrows {
  const arrows = new Map<ShapeId, ArrowShape>();
  const index = createReverseIndex(boundIds);

  return {
    written: (id) => arrows.get(id),
    replace(id, after) {
      const before = arrows.get(id);
      const bound = after?.type === 'arrow' && (after.start || after.end) ? after : undefined;
      if (!before && !bound) return;
      index.replace(before, bound);
      if (bound) arrows.set(id, bound);
      else arrows.delete(id);
    },
    boundTo: index.get,
    resolve(id) {
      const arrow = arrows.get(id);
      return arrow && resolveArrow(arrow, lookup);
    },
  };
}

function boundIds(shape: Shape): readonly ShapeId[] {
  if (shape.type !== 'arrow') return NOTHING;
  return [shape.start?.id, shape.end?.id].filter((id) => id !== undefined);
}

const NOTHING: readonly ShapeId[] = [];
