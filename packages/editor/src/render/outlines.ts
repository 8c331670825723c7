import type { Box } from '@drawbridge/board';
import type { Camera } from '../camera.ts';
import type { Context2D } from './surface.ts';

/** A way to draw boxes of page px whose lines lie on whole device px, crisp at every zoom. */
export interface Outlines {
  /** `widthPx` in CSS px, whatever the zoom. */
  stroke(box: Box, color: string, widthPx: number): void;
  fill(box: Box, color: string): void;
}

/** The context must be in device px. */
export function createOutlines(context: Context2D, camera: Camera, pixelRatio: number): Outlines {
  const scale = camera.zoom * pixelRatio;

  function toDevice({ x, y, w, h }: Box): Box {
    const left = Math.round((x - camera.x) * scale);
    const top = Math.round((y - camera.y) * scale);
    const right = Math.round((x + w - camera.x) * scale);
    return { x: left, y: top, w: right - left, h: Math.round((y + h - camera.y) * scale) - top };
  }

  return {
    stroke(box, color, widthPx) {
      const width = Math.max(1, Math.floor(widthPx * pixelRatio));
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
