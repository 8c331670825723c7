import {
  type Box,
  boxCenter,
  boxContainsPoint,
  boxesIntersect,
  distanceToPolyline,
  expandBox,
  moveBox,
  type Point,
  polylineIntersectsBox,
  rotatedBounds,
  rotatePoint,
  type Shape,
} from '@drawbridge/board';
import type { Context2D } from '../render/surface.ts';
import type { Theme } from '../theme.ts';
import { shapeUtils } from './index.ts';
import type { ShapeUtil } from './shapeUtil.ts';

/*
 * Shapes as they lie on the page: what the utils say locally, moved and rotated. All in page px.
 */

/** The upright box around the shape, without the width of its line. */
export function shapeBounds(shape: Shape): Box {
  const local = utilOf(shape).bounds(shape);
  return rotatedBounds(moveBox(local, shape.x, shape.y), shape.rotation);
}

/** The upright box around everything the shape paints. */
export function paintBounds(shape: Shape): Box {
  return expandBox(shapeBounds(shape), utilOf(shape).reach(shape));
}

function shapeOutline(shape: Shape): readonly Point[] {
  const center = boxCenter(shape);
  return utilOf(shape)
    .outline(shape)
    .map(({ x, y }) => rotatePoint({ x: x + shape.x, y: y + shape.y }, center, shape.rotation));
}

/** Whether a click at `point` means this shape; `tolerancePx` is how far beside it one may click. */
export function hitsShape(shape: Shape, point: Point, tolerancePx: number): boolean {
  const util = utilOf(shape);
  const local = toLocal(shape, point);
  if (util.isFilled(shape) && boxContainsPoint(util.bounds(shape), local)) return true;
  return distanceToPolyline(local, util.outline(shape)) <= shape.style.width / 2 + tolerancePx;
}

/** Whether `point` is within the shape's own (rotated) box, filled or not. */
export function isWithinShape(shape: Shape, point: Point): boolean {
  return boxContainsPoint(utilOf(shape).bounds(shape), toLocal(shape, point));
}

/** Whether a selection brush over `box` takes the shape: it touches the line, or what is filled. */
export function touchesBox(shape: Shape, box: Box): boolean {
  if (!boxesIntersect(shapeBounds(shape), box)) return false;
  if (polylineIntersectsBox(shapeOutline(shape), box)) return true;
  return utilOf(shape).isFilled(shape) && isWithinShape(shape, boxCenter(box));
}

/** Paints the shape; the context's transform maps page px to the canvas, and is the same again afterwards. */
export function drawShape(context: Context2D, shape: Shape, theme: Theme): void {
  context.save();
  context.translate(shape.x, shape.y);
  if (shape.rotation !== 0) {
    context.translate(shape.w / 2, shape.h / 2);
    context.rotate(shape.rotation);
    context.translate(-shape.w / 2, -shape.h / 2);
  }
  context.globalAlpha = shape.style.opacity;
  utilOf(shape).draw(context, shape, theme);
  context.restore();
}

function toLocal(shape: Shape, point: Point): Point {
  const unrotated = rotatePoint(point, boxCenter(shape), -shape.rotation);
  return { x: unrotated.x - shape.x, y: unrotated.y - shape.y };
}

function utilOf(shape: Shape): ShapeUtil<Shape> {
  // A record of utils by type cannot be called with a union: each takes its own shape, as the type says.
  return shapeUtils[shape.type] as ShapeUtil<Shape>;
}
