import { type DrawShape, type HighlightShape, mirrorPoints } from '@drawbridge/board';
import { memoize } from '@drawbridge/shapes';
import type { ShapeTransform } from './shapeTransform.ts';
import { type Stretch, stretchBox } from './stretch.ts';

/** A hand-drawn stroke keeps its points, and is as large as its box; only mirroring makes other points. */
export const strokeTransform: ShapeTransform<DrawShape> & ShapeTransform<HighlightShape> = {
  stretch: <Stroke extends DrawShape | HighlightShape>(shape: Stroke, stretch: Stretch): Stroke => ({
    ...shape,
    ...stretchBox(shape, stretch),
    packed: mirrored(shape.packed, stretch),
  }),
};

function mirrored(packed: Uint8Array, { sx, sy }: Stretch): Uint8Array {
  if (sx > 0 && sy > 0) return packed;
  if (sy > 0) return acrossX(packed);
  return sx > 0 ? acrossY(packed) : acrossBoth(packed);
}

/** The same bytes for the whole of a gesture, so that what is drawn of them is remembered. */
const acrossX = memoize((packed: Uint8Array) => mirrorPoints(packed, { x: true, y: false }));
const acrossY = memoize((packed: Uint8Array) => mirrorPoints(packed, { x: false, y: true }));
const acrossBoth = memoize((packed: Uint8Array) => mirrorPoints(packed, { x: true, y: true }));
