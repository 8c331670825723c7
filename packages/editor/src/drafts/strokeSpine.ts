import type { StrokePoint } from '@drawbridge/board';
import { fillGaps, MAX_GAP_PX, strokeOptions } from '@drawbridge/shapes';
import { getStrokePoints } from 'perfect-freehand';

/** A point of the middle line as the outline is made from it: with its direction and the way to it. */
export type SpinePoint = ReturnType<typeof getStrokePoints>[number];

/**
 * The middle line of a stroke that is still being drawn, gaps filled. What is settled is computed once; only the end,
 * whose curve depends on what comes next, is computed with every call.
 */
export interface StrokeSpine {
  /** Only ever appended to. */
  readonly settled: readonly SpinePoint[];
  /** Takes the points of the stroke so far: those that it knows, and perhaps more. */
  follow(points: readonly StrokePoint[]): void;
  /** What comes after the settled points: the end of `points`, and then `ahead`, where the pointer is. */
  loose(points: readonly StrokePoint[], ahead: readonly StrokePoint[]): SpinePoint[];
}

/** `first` is the beginning of the stroke; it must be longer than the pen is wide. */
export function createStrokeSpine(first: readonly StrokePoint[], width: number, isPen: boolean): StrokeSpine {
  let seen = settledIndex(first);
  const settled = getStrokePoints(curve(first, -1, seen), strokeOptions(width, isPen));

  return {
    settled,
    follow(points) {
      const until = settledIndex(points);
      if (until <= seen) return;
      append(settled, curve(points, seen, until));
      seen = until;
    },
    loose(points, ahead) {
      const end = [...points.slice(Math.max(0, seen - 1)), ...ahead];
      const line = settled.slice(-1);
      append(line, curve(end, Math.min(1, seen), end.length - 1));
      return line.slice(1);
    },
  };
}

/** The last point that the curve reaches as it will stay: where it goes on to is known. */
function settledIndex(points: readonly StrokePoint[]): number {
  return points.length - 2;
}

/** The filled line after the point `from` up to the point `to`. How it bends depends on one point more at either end. */
function curve(points: readonly StrokePoint[], from: number, to: number): StrokePoint[] {
  const filled = fillGaps(points.slice(Math.max(0, from - 1), to + 2), MAX_GAP_PX);
  const [first, last] = [points[from], points[to]];
  return filled.slice(first ? filled.indexOf(first) + 1 : 0, last ? filled.lastIndexOf(last) + 1 : 0);
}

function append(spine: SpinePoint[], points: readonly StrokePoint[]): void {
  for (const { x, y, pressure } of points) {
    const last = spine.at(-1);
    if (!last) return;
    const [dx, dy] = [(last.point[0] ?? 0) - x, (last.point[1] ?? 0) - y];
    const distance = Math.hypot(dx, dy);
    // A point that goes nowhere has no direction.
    if (distance === 0) continue;
    const runningLength = last.runningLength + distance;
    spine.push({ point: [x, y], pressure, vector: [dx / distance, dy / distance], distance, runningLength });
  }
}
