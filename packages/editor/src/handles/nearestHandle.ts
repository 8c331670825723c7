import { distance, distanceToSegment, type Point } from '@drawbridge/board';
import type { Handle } from './handle.ts';

/**
 * The handle to take at `page`, at most `reach` page px away from it. A point is taken before a side, whichever is nearer;
 * of several points the nearest, of those equally near the one that comes first.
 */
export function nearestHandle(handles: readonly Handle[], page: Point, reach: number): Handle | undefined {
  const points = handles.filter(({ to }) => !to);
  const sides = handles.filter(({ to }) => to);
  return nearest(points, page, reach) ?? nearest(sides, page, reach);
}

function nearest(handles: readonly Handle[], page: Point, reach: number): Handle | undefined {
  let best: Handle | undefined;
  let bestDistance = Infinity;
  for (const handle of handles) {
    const away = distanceTo(handle, page);
    if (away > Math.min(reach, handle.maxReach?.(page) ?? Infinity) || away >= bestDistance) continue;
    best = handle;
    bestDistance = away;
  }
  return best;
}

function distanceTo({ point, to }: Handle, page: Point): number {
  return to ? distanceToSegment(page, point, to) : distance(page, point);
}
