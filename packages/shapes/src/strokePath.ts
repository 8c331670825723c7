import type { StrokePoint } from '@drawbridge/board';
import { getStroke } from 'perfect-freehand';
import { fillGaps } from './spline.ts';

/** Below this the outline of a light touch would thin out to nothing. */
const MIN_SIZE_PX = 0.5;
/** Points this close leave no corner to see, even zoomed in. */
export const MAX_GAP_PX = 3;
/** Too short to see, and makes a dot a line: one without length has no round ends and shows nothing. */
const DOT_LENGTH_PX = 0.01;

/**
 * The outline of a freehand stroke as a closed path, ready to fill. Points come smoothed and with their
 * pressure (see tools/draw/strokeInput.ts), so that the stroke looks the same while it is drawn, after it was
 * simplified, and on every other screen.
 */
export function strokePath(points: readonly StrokePoint[], width: number, isPen: boolean): Path2D {
  const path = new Path2D();
  addClosedCurve(path, getStroke(fillGaps(points, MAX_GAP_PX), strokeOptions(width, isPen)));
  return path;
}

/** What makes an outline of points; the same for finished strokes and for those in progress. */
export function strokeOptions(width: number, isPen: boolean) {
  return {
    size: Math.max(MIN_SIZE_PX, width),
    thinning: isPen ? 0.7 : 0.45,
    smoothing: 0.5,
    streamline: 0,
    simulatePressure: false,
    last: true,
  };
}

/** The line along the middle of a freehand stroke, ready to be stroked as thin as it gets. */
export function centerPath(points: readonly StrokePoint[]): Path2D {
  const path = new Path2D();
  const [first] = points;
  if (first) path.moveTo(first.x - DOT_LENGTH_PX, first.y);
  for (const { x, y } of points) path.lineTo(x, y);
  return path;
}

/** Adds a smooth closed curve: the outline's corners are control points, the middles between them lie on it. */
export function addClosedCurve(path: Path2D, corners: readonly (readonly number[])[]): void {
  const [last, first] = [corners.at(-1), corners[0]];
  if (!last || !first) return;
  const start = middle(last, first);
  path.moveTo(...start);
  corners.forEach((corner, index) => {
    path.quadraticCurveTo(corner[0] ?? 0, corner[1] ?? 0, ...middle(corner, corners[index + 1] ?? first));
  });
  path.closePath();
}

function middle(a: readonly number[], b: readonly number[]): [number, number] {
  return [((a[0] ?? 0) + (b[0] ?? 0)) / 2, ((a[1] ?? 0) + (b[1] ?? 0)) / 2];
}
