import { type Box, boxAroundPoints, boxCenter, boxContainsPoint, boxCorners, type Point } from './box.ts';

/** `point` turned by `radians` (clockwise, as y points down) about `center`. */
export function rotatePoint(point: Point, center: Point, radians: number): Point {
  if (radians === 0) return point;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const dx = point.x - center.x;
  const dy = point.y - center.y;
  return { x: center.x + dx * cos - dy * sin, y: center.y + dx * sin + dy * cos };
}

/** The axis-aligned box around `box` turned by `radians` about its centre. */
export function rotatedBounds(box: Box, radians: number): Box {
  if (radians === 0) return box;
  const center = boxCenter(box);
  return boxAroundPoints(boxCorners(box).map((corner) => rotatePoint(corner, center, radians)));
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Distance from `point` to the nearest point of the segment `a`–`b`; the segment may have no length. */
export function distanceToSegment(point: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const lengthSquared = dx * dx + dy * dy;
  if (lengthSquared === 0) return distance(point, a);
  const t = Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / lengthSquared));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

/** Distance from `point` to a line through `points`; infinite when there are none. */
export function distanceToPolyline(point: Point, points: readonly Point[]): number {
  let nearest = Infinity;
  let previous = points[0];
  if (!previous) return nearest;
  for (const next of points) {
    nearest = Math.min(nearest, distanceToSegment(point, previous, next));
    previous = next;
  }
  return nearest;
}

/** Distance between the nearest points of two segments; zero where they cross. */
export function distanceOfSegments(a: Point, b: Point, c: Point, d: Point): number {
  if (areCrossing(a, b, c, d)) return 0;
  return Math.min(
    distanceToSegment(a, c, d),
    distanceToSegment(b, c, d),
    distanceToSegment(c, a, b),
    distanceToSegment(d, a, b),
  );
}

/** Whether each segment has its ends on both sides of the other. */
function areCrossing(a: Point, b: Point, c: Point, d: Point): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** Positive on one side of the line through `a` and `b`, negative on the other. */
function sideOf(a: Point, b: Point, { x, y }: Point): number {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/** Distance between the nearest points of a segment and a line through `points`; infinite when there are none. */
export function distanceOfSegmentToPolyline(a: Point, b: Point, points: readonly Point[]): number {
  let nearest = Infinity;
  points.forEach((point, index) => {
    nearest = Math.min(nearest, distanceOfSegments(a, b, points[index - 1] ?? point, point));
  });
  return nearest;
}

/** Whether `point` is inside the closed polygon (by the even-odd rule), whose first point is repeated at its end. */
export function polygonContainsPoint(points: readonly Point[], { x, y }: Point): boolean {
  let isInside = false;
  let from = points[0];
  if (!from) return false;
  for (const to of points) {
    const crosses = from.y > y !== to.y > y;
    if (crosses && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) isInside = !isInside;
    from = to;
  }
  return isInside;
}

/** Whether the segment `a`–`b` has a point inside `box`. Liang–Barsky clipping. */
export function segmentIntersectsBox(a: Point, b: Point, box: Box): boolean {
  if (boxContainsPoint(box, a) || boxContainsPoint(box, b)) return true;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  let enter = 0;
  let leave = 1;
  for (const [delta, room] of [
    [-dx, a.x - box.x],
    [dx, box.x + box.w - a.x],
    [-dy, a.y - box.y],
    [dy, box.y + box.h - a.y],
  ] as const) {
    if (delta === 0 && room < 0) return false;
    if (delta < 0) enter = Math.max(enter, room / delta);
    if (delta > 0) leave = Math.min(leave, room / delta);
  }
  return enter <= leave;
}

/** Whether a line through `points` has a point inside `box`. */
export function polylineIntersectsBox(points: readonly Point[], box: Box): boolean {
  return points.some((point, index) => segmentIntersectsBox(points[index - 1] ?? point, point, box));
}
