import type { Shape } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import { drawShapes, HAIRLINE_CANVAS_PX, themes } from '@drawbridge/shapes';
import type { RasterJob } from './messages.ts';
import type { Mirror } from './mirror.ts';

/** How far paint reaches beyond what the bounds say, in px of the canvas: hairlines, and antialiasing. */
export const PAINT_MARGIN_CANVAS_PX = HAIRLINE_CANVAS_PX + 1;
/** Shapes drawn between two looks at the clock: well below a millisecond. */
const SHAPES_PER_STEP = 32;

/** The shapes that a job has to draw, back to front. */
export function shapesOf(mirror: Mirror, { content, scale, x, y, width, height }: RasterJob): Shape[] {
  const margin = PAINT_MARGIN_CANVAS_PX / scale;
  return mirror.within(
    content,
    x - margin,
    y - margin,
    x + width / scale + margin,
    y + height / scale + margin,
  );
}

/** Draws the shapes onto a blank canvas, with a pause at each yield. */
export function* paintJob(
  context: Context2D,
  shapes: readonly Shape[],
  { scale, x, y, theme }: RasterJob,
  { frameOf }: Pick<Mirror, 'frameOf'>,
): Generator<void> {
  const page = { scale, tx: -x * scale, ty: -y * scale };
  for (let first = 0; first < shapes.length; first += SHAPES_PER_STEP) {
    drawShapes(context, shapes.slice(first, first + SHAPES_PER_STEP), themes[theme], page, frameOf);
    yield;
  }
}
