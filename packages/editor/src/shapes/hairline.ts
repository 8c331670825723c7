import type { Context2D } from '../render/surface.ts';

/** A line thinner than this fades out when the board is zoomed out. In px of the canvas. */
export const HAIRLINE_CANVAS_PX = 1;

/** The width of the thinnest line that still shows, in page px: what the context's transform makes a hairline. */
export function hairlineWidth(context: Context2D): number {
  const { a, b } = context.getTransform();
  return HAIRLINE_CANVAS_PX / Math.hypot(a, b);
}
