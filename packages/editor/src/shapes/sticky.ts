import { boxCorners, type StickyShape } from '@drawbridge/board';
import { tintColor } from '../theme.ts';
import type { ShapeUtil } from './shapeUtil.ts';

export const stickyUtil: ShapeUtil<StickyShape> = {
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: () => 0,
  isFilled: () => true,
  draw(context, { w, h, style }, { theme }) {
    context.fillStyle = tintColor(theme, style.color);
    context.fillRect(0, 0, w, h);
  },
};
