import { boxCenter, linePoints, type Point, placePoints, rotatePoint, type Shape } from '@drawbridge/board';
import type { ShapeTransform } from './shapeTransform.ts';
import { stretchPoint } from './stretch.ts';
import { turnPoint } from './turn.ts';

type Line = Shape & { readonly packed: Uint8Array };

/** Of a line or an arrow every point is moved, so that it never lies turned in a box. */
export const lineTransform = {
  stretch: <Shape extends Line>(shape: Shape, stretch: Parameters<typeof stretchPoint>[1]) =>
    withPoints(shape, (point) => stretchPoint(point, stretch)),
  turn: <Shape extends Line>(shape: Shape, turn: Parameters<typeof turnPoint>[1]) =>
    withPoints(shape, (point) => turnPoint(point, turn)),
} satisfies ShapeTransform<never>;

function withPoints<Shape extends Line>(shape: Shape, move: (point: Point) => Point): Shape {
  const center = boxCenter(shape);
  const points = linePoints(shape).map((point) => move(rotatePoint(point, center, shape.rotation)));
  return points.length > 0 ? { ...shape, ...placePoints(points), rotation: 0 } : shape;
}
