import { freezeArrow, isResolved, type Lookup, resolveArrow } from '../arrows/resolveArrow.ts';
import type { ShapeId } from '../shapeId.ts';
import type { ArrowShape } from '../shapes/arrow.ts';
import type { Shape } from '../shapes/index.ts';
import { createReverseIndex } from './reverseIndex.ts';

/**
 * Arrows that are bound or have elbows, as they were written. What the store tells of them is computed from that and from their
 * shapes, and never written back by itself: so everybody sees the same, whoever moves the shapes.
 */
export interface BoundArrows {
  /** As it was written, if it is one of these arrows. */
  written(id: ShapeId): ArrowShape | undefined;
  /** The shape `id` is written as `after` now; `undefined` if it is gone. */
  replace(id: ShapeId, after: Shape | undefined): void;
  /** The arrows that hold on to this shape, whether it is there or not. */
  boundTo(id: ShapeId): ReadonlySet<ShapeId>;
  /** The arrow where its shapes want it now. */
  resolve(id: ShapeId): ArrowShape | undefined;
  /** The same as it can be written. */
  frozen(id: ShapeId): ArrowShape | undefined;
}

export function createBoundArrows(lookup: Lookup): BoundArrows {
  const arrows = new Map<ShapeId, ArrowShape>();
  const index = createReverseIndex(boundIds);

  function resolve(id: ShapeId): ArrowShape | undefined {
    const arrow = arrows.get(id);
    return arrow && resolveArrow(arrow, lookup);
  }

  return {
    written: (id) => arrows.get(id),
    replace(id, after) {
      const before = arrows.get(id);
      const resolvable = after?.type === 'arrow' && isResolved(after) ? after : undefined;
      if (!before && !resolvable) return;
      index.replace(before, resolvable);
      if (resolvable) arrows.set(id, resolvable);
      else arrows.delete(id);
    },
    boundTo: index.get,
    resolve,
    frozen(id) {
      const [written, resolved] = [arrows.get(id), resolve(id)];
      return written && resolved && freezeArrow(resolved, written);
    },
  };
}

function boundIds(shape: Shape): readonly ShapeId[] {
  if (shape.type !== 'arrow') return NOTHING;
  return [shape.start?.id, shape.end?.id].filter((id) => id !== undefined);
}

const NOTHING: readonly ShapeId[] = [];
