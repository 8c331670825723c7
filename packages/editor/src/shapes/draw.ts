import { boxAroundPoints, type DrawShape, type StrokePoint } from '@drawbridge/board';
import { strokeColor } from '../theme.ts';
import { hairlineWidth } from './hairline.ts';
import { memoize } from './memoize.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { centerPath, strokePath } from './strokePath.ts';

/*
 * All are remembered by the points, which moving and recolouring a stroke leave as they are: neither makes
 * the outline anew.
 */
const boundsOf = memoize((points: readonly StrokePoint[]) => boxAroundPoints(points));
const centerOf = memoize(centerPath);
const paths = new WeakMap<readonly StrokePoint[], { width: number; path: Path2D }>();

export const drawUtil: ShapeUtil<DrawShape> = {
  bounds: (shape) => boundsOf(shape.points),
  outline: (shape) => shape.points,
  reach: (shape) => shape.style.width,
  isFilled: () => false,
  draw(context, shape, theme) {
    const hairline = hairlineWidth(context);
    if (shape.style.width > hairline) {
      context.fillStyle = strokeColor(theme, shape.style.color);
      context.fill(pathOf(shape));
      return;
    }
    // So far away there is no outline to see: a plain line along the middle shows more, and costs less.
    context.strokeStyle = strokeColor(theme, shape.style.color);
    context.lineWidth = hairline;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(centerOf(shape.points));
  },
};

function pathOf({ points, isPen, style: { width } }: DrawShape): Path2D {
  const known = paths.get(points);
  if (known?.width === width) return known.path;
  const path = strokePath(points, width, isPen);
  paths.set(points, { width, path });
  return path;
}
