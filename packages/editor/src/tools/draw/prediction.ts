import type { StrokePoint } from '@drawbridge/board';

/** A hand turns: no further ahead than this many times its last step. */
const MAX_STEPS_AHEAD = 1.5;
/** And never further than this, in screen px: a wrong guess must not be seen to snap back. */
const MAX_AHEAD_PX = 24;
/** A pointer that moves less than this between two positions, in screen px, rests. */
const MIN_STEP_PX = 1;

/**
 * As much of the browser's guess as can be shown without harm: the points `predicted` to follow `to`, which came after
 * `from`, cut where the way gets too long. All in page px. Undefined when the pointer rests, or when the guess goes back.
 */
export function clampPrediction(
  { from, to }: { from: StrokePoint; to: StrokePoint },
  predicted: readonly StrokePoint[],
  zoom: number,
): readonly StrokePoint[] | undefined {
  const [stepX, stepY] = [to.x - from.x, to.y - from.y];
  const step = Math.hypot(stepX, stepY);
  const [first] = predicted;
  if (!first || step * zoom < MIN_STEP_PX) return undefined;
  if ((first.x - to.x) * stepX + (first.y - to.y) * stepY <= 0) return undefined;
  return cutAt(to, predicted, Math.min(MAX_STEPS_AHEAD * step, MAX_AHEAD_PX / zoom));
}

/** The line on from `start`, as long as `maxLength` at most. The pressure stays: nobody can predict it. */
function cutAt(start: StrokePoint, line: readonly StrokePoint[], maxLength: number): StrokePoint[] {
  const kept: StrokePoint[] = [];
  let [last, left] = [start, maxLength];
  for (const { x, y } of line) {
    const length = Math.hypot(x - last.x, y - last.y);
    if (length === 0) continue;
    const share = Math.min(1, left / length);
    const { pressure } = start;
    last = { x: last.x + (x - last.x) * share, y: last.y + (y - last.y) * share, pressure };
    kept.push(last);
    left -= length;
    if (left <= 0) break;
  }
  return kept;
}
