import { boxCorners, type RectangleShape } from '@drawbridge/board';
import { strokeColor, tintColor } from '../theme.ts';
import { hairlineWidth } from './hairline.ts';
import { memoize } from './memoize.ts';
import type { ShapeUtil } from './shapeUtil.ts';

/** Slightly rounded, and less so when the rectangle is small. */
const CORNER_RADIUS_PX = 6;
const MAX_CORNER_SHARE = 0.2;

export const rectangleUtil: ShapeUtil<RectangleShape> = {
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: (shape) => shape.style.width / 2,
  isFilled: (shape) => shape.style.fill !== 'none',
  draw(context, shape, theme) {
    const { color, fill } = shape.style;
    const lineWidth = lineWidthOf(shape, hairlineWidth(context));
    context.strokeStyle = strokeColor(theme, color);
    context.fillStyle = fill === 'solid' ? strokeColor(theme, color) : tintColor(theme, color);
    context.lineWidth = lineWidth;
    if (fill !== 'none') context.fill(pathOf(shape));
    if (lineWidth > 0) context.stroke(pathOf(shape));
  },
};

/**
 * A solid rectangle is one piece of paint: over it a line would shine through when translucent. It gets one only
 * where it would be thinner than a hairline, and then as much as is missing.
 */
function lineWidthOf({ w, h, style: { fill, width } }: RectangleShape, hairline: number): number {
  return fill === 'solid' ? Math.max(0, hairline - Math.min(w, h) - width) : Math.max(hairline, width);
}

/** The middle of the line; of a solid rectangle, the outer edge. */
const pathOf = memoize(({ w, h, style }: RectangleShape) => {
  const path = new Path2D();
  const margin = style.fill === 'solid' ? style.width / 2 : 0;
  const radius = Math.min(CORNER_RADIUS_PX, Math.min(w, h) * MAX_CORNER_SHARE) + margin;
  path.roundRect(-margin, -margin, w + 2 * margin, h + 2 * margin, radius);
  return path;
});
