import { boxCorners, type TextShape } from '@drawbridge/board';
import type { ShapeUtil } from './shapeUtil.ts';

/** It is nothing but its label. */
export const textUtil: ShapeUtil<TextShape> = {
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: () => 0,
  isFilled: () => true,
  draw: () => {},
  label({ w, h, text, wraps, style: { font, fontSize, align } }) {
    return {
      ...{ text, wraps, font, fontSize, fits: false, verticalAlign: 'top' },
      box: { x: 0, y: 0, w, h },
      align: align === 'auto' ? 'start' : align,
    };
  },
};
