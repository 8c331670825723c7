import { boxAroundPoints, type Point } from '../box.ts';

/** A step of an outline. Coordinates are shares of the shape's width and height, 0 to 1. */
export type PathStep =
  | readonly ['move', x: number, y: number]
  | readonly ['line', x: number, y: number]
  /** A cubic Bézier curve: two control points, then where it ends. */
  | readonly ['curve', x1: number, y1: number, x2: number, y2: number, x: number, y: number];

/** A closed outline: it starts with a `move` and ends where it started. */
export type Path = readonly PathStep[];

/** A closed polygon through these points, given as x, y, x, y, … */
export function polygon(...coordinates: readonly number[]): Path {
  const steps: PathStep[] = [];
  for (let index = 0; index + 1 < coordinates.length; index += 2) {
    const [x = 0, y = 0] = coordinates.slice(index, index + 2);
    steps.push([index === 0 ? 'move' : 'line', x, y]);
  }
  steps.push(['line', coordinates[0] ?? 0, coordinates[1] ?? 0]);
  return steps;
}

/** The path moved and stretched so that it touches all sides of the box. */
export function fitPath(path: Path): Path {
  const box = boxAroundPoints(flattenPath(path, 1, 1));
  const fitted = path.map(([name, ...coordinates]) => [
    name,
    ...coordinates.map((value, index) =>
      index % 2 === 0 ? (value - box.x) / box.w : (value - box.y) / box.h,
    ),
  ]);
  // Every step has kept its name and its number of coordinates.
  return fitted as unknown as Path;
}

/** Of each curve, how many straight pieces a polygon has in its place. */
const PIECES_PER_CURVE = 12;

/** The path as a closed polyline in a box of this size, its first point repeated at the end. */
export function flattenPath(path: Path, w: number, h: number): Point[] {
  const points: Point[] = [];
  for (const step of path) {
    if (step[0] === 'curve') points.push(...flattenCurve(points.at(-1) ?? { x: 0, y: 0 }, step, w, h));
    else points.push({ x: step[1] * w, y: step[2] * h });
  }
  return points;
}

function flattenCurve(from: Point, step: PathStep & { 0: 'curve' }, w: number, h: number): Point[] {
  const [, x1, y1, x2, y2, x3, y3] = step;
  return Array.from({ length: PIECES_PER_CURVE }, (_, index) => {
    const t = (index + 1) / PIECES_PER_CURVE;
    return {
      x: cubic(from.x, x1 * w, x2 * w, x3 * w, t),
      y: cubic(from.y, y1 * h, y2 * h, y3 * h, t),
    };
  });
}

function cubic(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const u = 1 - t;
  return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
}
