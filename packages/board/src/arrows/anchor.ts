import { boxCenter, type Point } from '../box.ts';
import { rotatePoint } from '../geometry.ts';
import type { Shape } from '../shapes/index.ts';
import type { Binding } from './binding.ts';

type Placed = Pick<Shape, 'x' | 'y' | 'w' | 'h' | 'rotation'>;

/** Where a binding points to, in page px. */
export function anchorPoint({ x, y }: Pick<Binding, 'x' | 'y'>, shape: Placed): Point {
  const point = { x: shape.x + x * shape.w, y: shape.y + y * shape.h };
  return rotatePoint(point, boxCenter(shape), shape.rotation);
}

/** The place of `point` (page px) in the shape's box, as a binding keeps it; outside the box, the nearest in it. */
export function anchorAt(point: Point, shape: Placed): Pick<Binding, 'x' | 'y'> {
  const upright = rotatePoint(point, boxCenter(shape), -shape.rotation);
  return { x: share(upright.x - shape.x, shape.w), y: share(upright.y - shape.y, shape.h) };
}

function share(offset: number, size: number): number {
  return size > 0 ? Math.min(1, Math.max(0, offset / size)) : 0.5;
}
