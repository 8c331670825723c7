import { boxCorners, type UnknownShape } from '@drawbridge/board';
import type { ShapeUtil } from './shapeUtil.ts';

/** A shape whose size could not be read still needs something to click on. */
const MIN_SIZE_PX = 24;
const DASH_PX = [6, 5];

export const unknownUtil: ShapeUtil<UnknownShape> = {
  styleKeys: [],
  bounds: (shape) => ({ x: 0, y: 0, ...size(shape) }),
  outline(shape) {
    const corners = boxCorners({ x: 0, y: 0, ...size(shape) });
    return [...corners, corners[0]];
  },
  reach: () => 1,
  isFilled: () => true,
  draw(context, shape, { theme, hairline }) {
    const { w, h } = size(shape);
    context.strokeStyle = theme.placeholder;
    context.lineCap = 'butt';
    context.lineJoin = 'miter';
    context.lineWidth = Math.max(1.5, hairline);
    context.setLineDash(DASH_PX);
    context.strokeRect(0, 0, w, h);
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(w, h);
    context.moveTo(w, 0);
    context.lineTo(0, h);
    context.lineWidth = Math.max(0.5, hairline);
    context.stroke();
  },
};

function size({ w, h }: UnknownShape): { w: number; h: number } {
  return { w: Math.max(MIN_SIZE_PX, w), h: Math.max(MIN_SIZE_PX, h) };
}
