import type { HighlightShape } from '@drawbridge/board';
import { strokeColor } from '../theme.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { scaledPoints, strokeBounds, strokeScale } from './strokeScale.ts';
import { INK_KEYS } from './styleKeys.ts';
import { traceLine } from './traceLine.ts';

/** A highlighter is so many times as broad as a pen of the same width. */
const BREADTH = 5;
/** How much of what is under it shows. */
const INK_ALPHA = 0.35;
const TRACE_TOLERANCE_CANVAS_PX = 0.4;

export const highlightUtil: ShapeUtil<HighlightShape> = {
  styleKeys: INK_KEYS,
  bounds: strokeBounds,
  outline: scaledPoints,
  reach: (shape) => (shape.style.width * BREADTH) / 2,
  isFilled: () => false,
  draw(context, shape, { theme, scale, hairline }) {
    const { color, width, opacity } = shape.style;
    context.globalAlpha = opacity * INK_ALPHA;
    context.strokeStyle = strokeColor(theme, color);
    context.lineWidth = Math.max(hairline, width * BREADTH);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    traceLine(context, shape.packed, TRACE_TOLERANCE_CANVAS_PX / scale, strokeScale(shape));
    context.stroke();
  },
};
