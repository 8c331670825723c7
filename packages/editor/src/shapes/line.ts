import { type LineShape, strokePoints } from '@drawbridge/board';
import { strokeColor } from '../theme.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { boundsOfPacked } from './strokeScale.ts';
import { AREA_KEYS, LINE_KEYS } from './styleKeys.ts';

export const lineUtil: ShapeUtil<LineShape> = {
  styleKeys: [...LINE_KEYS, ...AREA_KEYS, 'corners', 'route', 'startHead', 'endHead'],
  bounds: (shape) => boundsOfPacked(shape.packed),
  outline: strokePoints,
  reach: (shape) => shape.style.width,
  isFilled: () => false,
  draw(context, shape, { theme, hairline }) {
    const [first, ...rest] = strokePoints(shape);
    if (!first) return;
    context.strokeStyle = strokeColor(theme, shape.style.color);
    context.lineWidth = Math.max(hairline, shape.style.width);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(first.x, first.y);
    for (const { x, y } of rest) context.lineTo(x, y);
    context.stroke();
  },
};
