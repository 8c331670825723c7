import { type Box, type DrawShape, packedBounds, strokePoints } from '@drawbridge/board';
import { strokeColor } from '../theme.ts';
import { createBoundedCache } from './boundedCache.ts';
import { memoize } from './memoize.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { strokePath } from './strokePath.ts';
import { traceLine } from './traceLine.ts';

/** A stroke that is thinner than this on the canvas has no outline to see: a line along its middle looks the same. */
const MIN_OUTLINE_CANVAS_PX = 1.5;
/** How far, in px of the canvas, that line may be from the true middle. */
const TRACE_TOLERANCE_CANVAS_PX = 0.4;
/** LIMIT of outlines in memory, some 5 KB each: more than are in view where they show. */
const MAX_OUTLINES = 4000;

/*
 * Both are remembered by the packed points, which moving and recolouring a stroke leave as they are: neither makes
 * the outline anew.
 */
export const boundsOfPacked = memoize((packed: Uint8Array): Box => packedBounds(packed));
const outlines = createBoundedCache<Uint8Array, { readonly width: number; readonly path: Path2D }>(
  MAX_OUTLINES,
);

export const drawUtil: ShapeUtil<DrawShape> = {
  bounds: (shape) => boundsOfPacked(shape.packed),
  outline: strokePoints,
  reach: (shape) => shape.style.width,
  isFilled: () => false,
  draw(context, shape, { theme, scale, hairline }) {
    const { color, width } = shape.style;
    if (width * scale >= MIN_OUTLINE_CANVAS_PX) {
      context.fillStyle = strokeColor(theme, color);
      context.fill(outlineOf(shape));
      return;
    }
    context.strokeStyle = strokeColor(theme, color);
    context.lineWidth = Math.max(hairline, width);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    traceLine(context, shape.packed, TRACE_TOLERANCE_CANVAS_PX / scale);
    context.stroke();
  },
};

function outlineOf(shape: DrawShape): Path2D {
  const { packed, isPen, style } = shape;
  const known = outlines.get(packed);
  if (known?.width === style.width) return known.path;
  const path = strokePath(strokePoints(shape), style.width, isPen);
  outlines.set(packed, { width: style.width, path });
  return path;
}
