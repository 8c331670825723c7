import type { Point } from '@drawbridge/board';

/*
 * What one can do with the points of a line. Where the last point is the first, they are one corner: it is moved, and taken
 * away, as one.
 */

/** Of a closed line, the corners are one less than the points. */
const MIN_POINTS = 2;
const MIN_CLOSED_POINTS = 4;

export function isClosed(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)];
  return points.length >= MIN_CLOSED_POINTS && first?.x === last?.x && first?.y === last?.y;
}

export function movePoint(points: readonly Point[], index: number, to: Point): readonly Point[] {
  const isSeam = isClosed(points) && (index === 0 || index === points.length - 1);
  return points.map((point, at) => {
    const isMeant = at === index || (isSeam && (at === 0 || at === points.length - 1));
    return isMeant ? to : point;
  });
}

/** A new point after the one at `index`. */
export function insertPoint(points: readonly Point[], index: number, point: Point): readonly Point[] {
  return points.toSpliced(index + 1, 0, point);
}

/** Whether something is left that is a line, or has an inside as before. */
export function canRemovePoint(points: readonly Point[]): boolean {
  return points.length > (isClosed(points) ? MIN_CLOSED_POINTS : MIN_POINTS);
}

export function removePoint(points: readonly Point[], index: number): readonly Point[] {
  const isSeam = isClosed(points) && (index === 0 || index === points.length - 1);
  if (!isSeam) return points.toSpliced(index, 1);
  const rest = points.slice(1, -1);
  return [...rest, ...rest.slice(0, 1)];
}
