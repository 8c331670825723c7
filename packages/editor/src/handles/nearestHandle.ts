import { distance, distanceToSegment, type Point } from '@drawbridge/board';
import type { Handle } from './handle.ts';

/**
 * The handle to take at `page`, at most `reach` page px away from it. A point is taken before a side, whichever is nearer;
 * of several points the nearest, of those equally near the one that comes first.
 */
export function nearestHandle(handles: readonly Handle[], page: Point, reach: number): Handle | undefined {
  return (
    nearest(handles, reach, ({ point, to }) => (to ? Infinity : distance(page, point))) ??
    nearest(handles, reach, ({ point, to }) => (to ? distanceToSegment(page, point, to) : Infinity))
  );
}

function nearest(
  handles: readonly Handle[],
  reach: number,
  distanceOf: (handle: Handle) => number,
): Handle | undefined {
  let best: Handle | undefined;
  let bestDistance = Infinity;
  for (const handle of handles) {
    const away = distanceOf(handle);
    if (away > reach || away >= bestDistance) continue;
    best = handle;
    bestDistance = away;
  }
  return best;
}
