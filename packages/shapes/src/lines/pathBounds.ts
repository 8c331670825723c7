import { type Box, boxAroundPoints, type Path, type PathStep, type Point } from '@drawbridge/board';
import { endOf } from './trimPath.ts';

/** The smallest box around a path, curves included. */
export function pathBounds(path: Path): Box {
  const points: Point[] = [];
  path.forEach((step, index) => {
    const before = path[index - 1];
    if (before && step[0] === 'curve') points.push(...turningPoints(endOf(before), step));
    points.push(endOf(step));
  });
  return boxAroundPoints(points);
}

/** Where the curve is furthest to any side, other than at its ends. */
function turningPoints(from: Point, [, x1, y1, x2, y2, x3, y3]: PathStep & { readonly 0: 'curve' }): Point[] {
  const across = [from.x, x1, x2, x3] as const;
  const down = [from.y, y1, y2, y3] as const;
  return [...stillAt(...across), ...stillAt(...down)].map((t) => ({
    x: cubic(...across, t),
    y: cubic(...down, t),
  }));
}

/**
 * The shares of a curve in one dimension at which it turns back: the roots of its derivative. Solved so that no two numbers of
 * nearly the same size are subtracted, which would leave nothing but their rounding.
 */
function stillAt(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = p3 - 3 * p2 + 3 * p1 - p0;
  const b = 2 * (p2 - 2 * p1 + p0);
  const c = p1 - p0;
  const inside = b * b - 4 * a * c;
  if (inside < 0) return [];
  const sum = -(b + (b < 0 ? -1 : 1) * Math.sqrt(inside)) / 2;
  return [sum / a, c / sum].filter((t) => t > 0 && t < 1);
}

function cubic(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const u = 1 - t;
  return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
}
