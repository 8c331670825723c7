import type { HighlightShape, Point } from '@drawbridge/board';
import { createBoundedCache } from './boundedCache.ts';
import { markerAlpha, markerWidth } from './marker.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { fillGaps } from './spline.ts';
import { centerPath, MAX_GAP_PX } from './strokePath.ts';
import { scaledPoints, strokeBounds, strokeScale } from './strokeScale.ts';
import { INK_KEYS } from './styleKeys.ts';
import { strokeColor } from './theme.ts';
import { traceLine } from './traceLine.ts';

/** From further away, the corners that simplifying left do not show. */
const MIN_SMOOTH_SCALE = 1;
const TRACE_TOLERANCE_CANVAS_PX = 0.4;
/** LIMIT of smooth lines in memory, some KB each. */
const MAX_LINES = 1000;

/** By the packed points. */
const lines = createBoundedCache<Uint8Array, { readonly scale: Point; readonly path: Path2D }>(MAX_LINES);

export const highlightUtil: ShapeUtil<HighlightShape> = {
  styleKeys: INK_KEYS,
  bounds: strokeBounds,
  outline: scaledPoints,
  lineWidth: (shape) => markerWidth(shape.style),
  reach: (shape) => markerWidth(shape.style) / 2,
  isFilled: () => false,
  draw(context, shape, { theme, scale, hairline }) {
    const { style } = shape;
    context.globalAlpha = markerAlpha(style);
    context.strokeStyle = strokeColor(theme, style.color);
    context.lineWidth = Math.max(hairline, markerWidth(style));
    context.lineCap = 'round';
    context.lineJoin = 'round';
    if (scale >= MIN_SMOOTH_SCALE) {
      context.stroke(lineOf(shape));
      return;
    }
    context.beginPath();
    traceLine(context, shape.packed, TRACE_TOLERANCE_CANVAS_PX / scale, strokeScale(shape));
    context.stroke();
  },
};

function lineOf(shape: HighlightShape): Path2D {
  const scale = strokeScale(shape);
  const known = lines.get(shape.packed);
  if (known?.scale.x === scale.x && known.scale.y === scale.y) return known.path;
  const path = centerPath(fillGaps(scaledPoints(shape), MAX_GAP_PX));
  lines.set(shape.packed, { scale, path });
  return path;
}
