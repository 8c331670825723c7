import type { StrokePoint } from './points.ts';

/**
 * Drops the points that a straight line between their neighbours already shows (Ramer–Douglas–Peucker,
 * without recursion). A kept line is never further than `tolerancePx` from a dropped point, where a
 * difference in pressure counts as a distance of `pressureScalePx` per full step: so the width survives too.
 * First and last point always stay; kept points are the given objects.
 */
export function simplifyPoints(
  points: readonly StrokePoint[],
  tolerancePx: number,
  pressureScalePx = 0,
): StrokePoint[] {
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  keep[points.length - 1] = 1;
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const farthest = findFarthest(points, first, last, pressureScalePx);
    if (farthest.distance <= tolerancePx) continue;
    keep[farthest.index] = 1;
    spans.push([first, farthest.index], [farthest.index, last]);
  }
  return points.filter((_, index) => keep[index]);
}

function findFarthest(points: readonly StrokePoint[], first: number, last: number, pressureScale: number) {
  const a = points[first];
  const b = points[last];
  const farthest = { index: first, distance: 0 };
  if (!a || !b) return farthest;
  for (let index = first + 1; index < last; index++) {
    const point = points[index];
    const distance = point ? distanceToSpan(point, a, b, pressureScale) : 0;
    if (distance > farthest.distance) Object.assign(farthest, { index, distance });
  }
  return farthest;
}

function distanceToSpan(point: StrokePoint, a: StrokePoint, b: StrokePoint, pressureScale: number): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared && ((point.x - a.x) * dx + (point.y - a.y) * dy) / lengthSquared;
  const t = Math.min(1, Math.max(0, along));
  const pressureGap = point.pressure - a.pressure - t * (b.pressure - a.pressure);
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy, pressureGap * pressureScale);
}
