import type { Path, PathStep, Point } from '@drawbridge/board';

/** How far the control points of a round corner are from where it begins, of the way to the corner: as in a circle. */
const ROUND_SHARE = 0.5523;

/** A path of straight pieces. Its corners are round, by `radiusPx` or as much as the pieces have room for. */
export function bentPath(points: readonly Point[], radiusPx = 0): Path {
  const steps: PathStep[] = [];
  points.forEach((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before) steps.push(['move', point.x, point.y]);
    else if (radiusPx > 0 && after) steps.push(...roundCorner(before, point, after, radiusPx));
    else steps.push(['line', point.x, point.y]);
  });
  return steps;
}

function roundCorner(before: Point, corner: Point, after: Point, radiusPx: number): PathStep[] {
  const [back, ahead] = [distance(corner, before), distance(corner, after)];
  const cut = Math.min(radiusPx, back / 2, ahead / 2);
  if (cut === 0) return [['line', corner.x, corner.y]];
  const [from, to] = [towards(corner, before, cut / back), towards(corner, after, cut / ahead)];
  const [a, b] = [towards(from, corner, ROUND_SHARE), towards(to, corner, ROUND_SHARE)];
  return [
    ['line', from.x, from.y],
    ['curve', a.x, a.y, b.x, b.y, to.x, to.y],
  ];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function towards(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
