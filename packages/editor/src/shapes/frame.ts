import { boxCorners, type FrameShape } from '@drawbridge/board';
import type { ShapeUtil } from './shapeUtil.ts';

export const frameUtil: ShapeUtil<FrameShape> = {
  styleKeys: [],
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: (shape) => shape.style.width,
  isFilled: () => false,
  draw(context, { w, h }, { theme, hairline }) {
    context.strokeStyle = theme.placeholder;
    context.lineWidth = Math.max(hairline, 1);
    context.lineJoin = 'miter';
    context.strokeRect(0, 0, w, h);
  },
};
