import type { Box } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import type { View } from './tiles/view.ts';

/** A way to draw boxes of page px whose lines lie on whole device px, crisp at every zoom. */
export interface Outlines {
  /** `width` in whole device px. */
  stroke(box: Box, color: string, width: number): void;
  fill(box: Box, color: string): void;
}

/** The context must be in device px. */
export function createOutlines(context: Context2D, { scale, left, top }: View): Outlines {
  function toDevice({ x, y, w, h }: Box): Box {
    const [startX, startY] = [Math.round(x * scale) - left, Math.round(y * scale) - top];
    return {
      x: startX,
      y: startY,
      w: Math.round((x + w) * scale) - left - startX,
      h: Math.round((y + h) * scale) - top - startY,
    };
  }

  return {
    stroke(box, color, width) {
      const { x, y, w, h } = toDevice(box);
      // A line of odd width has its middle in the middle of a pixel.
      const shift = (width % 2) / 2;
      context.strokeStyle = color;
      context.lineWidth = width;
      context.strokeRect(x + shift, y + shift, w, h);
    },
    fill(box, color) {
      const { x, y, w, h } = toDevice(box);
      context.fillStyle = color;
      context.fillRect(x, y, w, h);
    },
  };
}
