import { boxCorners, type ImageShape } from '@drawbridge/board';
import type { ShapeUtil } from './shapeUtil.ts';

export const imageUtil: ShapeUtil<ImageShape> = {
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: () => 0,
  isFilled: () => true,
  draw(context, { w, h }, { theme, hairline }) {
    context.strokeStyle = theme.placeholder;
    context.lineWidth = hairline;
    context.strokeRect(0, 0, w, h);
  },
};
