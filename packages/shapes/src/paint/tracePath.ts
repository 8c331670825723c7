import type { Path } from '@drawbridge/board';

/** What a path can be drawn into: a context, a Path2D. */
type Tracer = Pick<Path2D, 'moveTo' | 'lineTo' | 'bezierCurveTo' | 'closePath'>;

/** Adds the path to that of the tracer. */
export function tracePath(tracer: Tracer, path: Path, isClosed: boolean): void {
  for (const step of path) {
    if (step[0] === 'move') tracer.moveTo(step[1], step[2]);
    else if (step[0] === 'line') tracer.lineTo(step[1], step[2]);
    else tracer.bezierCurveTo(step[1], step[2], step[3], step[4], step[5], step[6]);
  }
  if (isClosed) tracer.closePath();
}
