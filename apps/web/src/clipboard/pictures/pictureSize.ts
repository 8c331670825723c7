import type { Box } from '@drawbridge/board';

/** Twice as many px as on a board at 100 %: sharp also where it is shown larger. */
const SCALE = 2;
/** Room around what is drawn, in page px. */
export const PADDING_PX = 16;
/** Fonts and images that have not come by then are done without. */
export const LOOKS_DEADLINE_MS = 10_000;
export const EMPTY_BOX: Box = { x: 0, y: 0, w: 0, h: 0 };
/** LIMITS of pictures, in px: within what every browser can draw, and 128 MB of memory. */
const MAX_SIDE_PX = 8192;
const MAX_PX = 32e6;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Px of the picture per page px. */
  readonly scale: number;
  /** It has fewer px than it should have, as there would have been too many. */
  readonly isReduced: boolean;
}

/** How large the picture of this part of the page is. */
export function pictureSize({ w, h }: Box): PictureSize {
  const [wide, high] = [w + 2 * PADDING_PX, h + 2 * PADDING_PX];
  const scale = Math.min(SCALE, MAX_SIDE_PX / wide, MAX_SIDE_PX / high, Math.sqrt(MAX_PX / (wide * high)));
  const px = (length: number): number => Math.max(1, Math.floor(length * scale));
  return { width: px(wide), height: px(high), scale, isReduced: scale < SCALE };
}
