import type { ResizeSide } from '../transform/resizeStretch.ts';

/** By eighths of a turn: what is dragged to the right, to the lower right, and so on; the other half is the same again. */
const RESIZE_CURSORS = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const;

/** The CSS cursor of a side or corner of a box that is turned by `rotation`. */
export function resizeCursor({ x, y }: ResizeSide, rotation: number): string {
  const eighths = Math.round((Math.atan2(y, x) + rotation) / (Math.PI / 4));
  return RESIZE_CURSORS[((eighths % 4) + 4) % 4] ?? 'move';
}

const SIZE_PX = 24;
/** An arc with a head at both ends, over the knob. */
const ARC = 'M5 15.5A8 8 0 0 1 19 15.5M2.2 12.4L5 15.5L8.4 13.4M21.8 12.4L19 15.5L15.6 13.4';

/** The CSS cursor for turning, over a knob that is above a box turned by `rotation`. Browsers have none of their own. */
export function turnCursor(rotation: number): string {
  const degrees = Math.round((rotation * 180) / Math.PI);
  const half = SIZE_PX / 2;
  const line = (color: string, width: number) =>
    `<path d="${ARC}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE_PX}" height="${SIZE_PX}">` +
    `<g transform="rotate(${degrees} ${half} ${half})">${line('white', 4)}${line('black', 1.75)}</g></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}") ${half} ${half}, grab`;
}
