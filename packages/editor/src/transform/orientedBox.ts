import { type Box, boxCenter, type Point, rotatePoint } from '@drawbridge/board';

/** A box that is turned about its centre. In page px, and radians. */
export interface OrientedBox extends Box {
  readonly rotation: number;
}

/** The page point at these shares of the box: (0, 0) is its own top left corner, (1, 1) the one across. */
export function pointInBox(box: OrientedBox, shareX: number, shareY: number): Point {
  const upright = { x: box.x + shareX * box.w, y: box.y + shareY * box.h };
  return rotatePoint(upright, boxCenter(box), box.rotation);
}

/** Clockwise from its own top left. */
export function orientedCorners(box: OrientedBox): readonly [Point, Point, Point, Point] {
  return [pointInBox(box, 0, 0), pointInBox(box, 1, 0), pointInBox(box, 1, 1), pointInBox(box, 0, 1)];
}

/** Whether the point is in it, or on its edge. */
export function isInOrientedBox(box: OrientedBox, point: Point): boolean {
  const { x, y } = rotatePoint(point, boxCenter(box), -box.rotation);
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

/** A distance on the page, along the axes of what is turned by `rotation`. */
export function alongAxes(vector: Point, rotation: number): Point {
  return rotatePoint(vector, { x: 0, y: 0 }, -rotation);
}
