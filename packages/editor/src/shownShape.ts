import { moveBox, type Shape, type ShapeId, type Store } from '@drawbridge/board';
import type { MotionSource } from './motion.ts';

interface ShownShapeDeps {
  readonly store: Pick<Store, 'get'>;
  readonly motion: MotionSource;
}

/** The shape as it is on screen right now: where somebody is just dragging it, or as the document has it. */
export function shownShape(id: ShapeId, { store, motion }: ShownShapeDeps): Shape | undefined {
  const { reshaped, hot, lifted } = motion.current;
  const stored = store.get(id);
  const shape = stored && (reshaped.get(id) ?? stored);
  // Many shapes that are stretched or turned as one picture are where they were, until that is done.
  const offset = lifted?.ids.has(id) ? { x: lifted.dx, y: lifted.dy } : hot.get(id);
  return shape && offset ? { ...shape, ...moveBox(shape, offset.x, offset.y) } : shape;
}
