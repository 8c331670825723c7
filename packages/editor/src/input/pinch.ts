import type { Point } from '@drawbridge/board';
import { type Camera, panBy, zoomAt } from '../camera.ts';

/**
 * The camera after fingers went from `before` to `after` (same fingers, same order, screen px): the page
 * sticks to them. One finger pans, two also zoom about their middle.
 */
export function moveFingers(camera: Camera, before: readonly Point[], after: readonly Point[]): Camera {
  const [from, to] = [middle(before), middle(after)];
  const panned = panBy(camera, to.x - from.x, to.y - from.y);
  const [spreadBefore, spreadAfter] = [spread(before), spread(after)];
  if (spreadBefore === 0 || spreadAfter === 0) return panned;
  return zoomAt(panned, to, (panned.zoom * spreadAfter) / spreadBefore);
}

function middle(points: readonly Point[]): Point {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function spread([a, b]: readonly Point[]): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}
