import type { DrawShape, Point } from '@drawbridge/board';
import { createBoundedCache } from './boundedCache.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { strokePath } from './strokePath.ts';
import { scaledPoints, strokeBounds, strokeScale } from './strokeScale.ts';
import { INK_KEYS } from './styleKeys.ts';
import { strokeColor } from './theme.ts';
import { traceLine } from './traceLine.ts';

/** A stroke that is thinner than this on the canvas has no outline to see: a line along its middle looks the same. */
const MIN_OUTLINE_CANVAS_PX = 1.5;
/** How far, in px of the canvas, that line may be from the true middle. */
const TRACE_TOLERANCE_CANVAS_PX = 0.4;
/** LIMIT of outlines in memory, some 5 KB each: more than are in view where they show. */
const MAX_OUTLINES = 4000;

interface Outline {
  readonly width: number;
  /** How much the points were scaled, across and down. */
  readonly scale: Point;
  readonly path: Path2D;
}

/** By the packed points, which moving and recolouring a stroke leave as they are: neither makes the outline anew. */
const outlines = createBoundedCache<Uint8Array, Outline>(MAX_OUTLINES);

export const drawUtil: ShapeUtil<DrawShape> = {
  styleKeys: INK_KEYS,
  bounds: strokeBounds,
  outline: scaledPoints,
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
    traceLine(context, shape.packed, TRACE_TOLERANCE_CANVAS_PX / scale, strokeScale(shape));
    context.stroke();
  },
};

function outlineOf(shape: DrawShape): Path2D {
  const { packed, isPen, style } = shape;
  const scale = strokeScale(shape);
  const known = outlines.get(packed);
  if (known?.width === style.width && known.scale.x === scale.x && known.scale.y === scale.y)
    return known.path;
  const path = strokePath(scaledPoints(shape), style.width, isPen);
  outlines.set(packed, { width: style.width, scale, path });
  return path;
}
