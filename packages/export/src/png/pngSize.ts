import type { Box } from '@drawbridge/board';

/** LIMITS of the format and of those that show pictures, in px. */
const MAX_SIDE_PX = 1_000_000;

export interface PngSize {
  readonly width: number;
  readonly height: number;
  /** Px of the picture per page px. */
  readonly scale: number;
  /** It has fewer px than it should have, as there would have been too many. */
  readonly isReduced: boolean;
}

/** In px. */
export interface Within {
  readonly width: number;
  readonly height: number;
}

interface Wanted {
  readonly scale: number;
  readonly within?: Within | undefined;
  readonly maxPx: number;
}

/** How large the picture of this part of the page is, of at most so many px. */
export function pngSize({ w, h }: Box, { scale: asked, within, maxPx }: Wanted): PngSize {
  const [wide, high] = [Math.max(1, w), Math.max(1, h)];
  const wanted = within ? Math.min(within.width / wide, within.height / high) : asked;
  const scale = Math.min(wanted, MAX_SIDE_PX / wide, MAX_SIDE_PX / high, Math.sqrt(maxPx / (wide * high)));
  const px = (length: number): number => Math.max(1, Math.floor(length * scale + 1e-6));
  return { width: px(wide), height: px(high), scale, isReduced: scale < wanted };
}
