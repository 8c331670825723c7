import type { Path } from '@drawbridge/board';
import type { Context2D } from '../../render/context2D.ts';

/** Adds the closed outline, stretched to a box of this size at the origin, to the current path. */
export function tracePath(context: Context2D, path: Path, w: number, h: number): void {
  for (const step of path) {
    if (step[0] === 'move') context.moveTo(step[1] * w, step[2] * h);
    else if (step[0] === 'line') context.lineTo(step[1] * w, step[2] * h);
    else {
      const [, x1, y1, x2, y2, x, y] = step;
      context.bezierCurveTo(x1 * w, y1 * h, x2 * w, y2 * h, x * w, y * h);
    }
  }
  context.closePath();
}
