import { boxCenter, boxCorners, type Point } from '../box.ts';
import { GEOMETRIC_KINDS, isGeometricType } from '../geometric/kinds.ts';
import { flattenPath } from '../geometric/path.ts';
import { rotatePoint } from '../geometry.ts';
import type { Shape } from '../shapes/index.ts';

/** The line around a shape as a closed polyline in page px: its outline, or the box of what has none of its own. */
export function pageOutline(shape: Shape): Point[] {
  const center = boxCenter(shape);
  return localOutline(shape).map(({ x, y }) =>
    rotatePoint({ x: x + shape.x, y: y + shape.y }, center, shape.rotation),
  );
}

function localOutline({ type, w, h }: Shape): readonly Point[] {
  if (isGeometricType(type)) return flattenPath(GEOMETRIC_KINDS[type].path, w, h);
  const corners = boxCorners({ x: 0, y: 0, w, h });
  return [...corners, corners[0]];
}
