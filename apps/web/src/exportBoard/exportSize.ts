import { type Box, expandBox } from '@drawbridge/board';
import type { ExportLook, ExportOrder } from './exportOrder.ts';

/** LIMITS of a picture, in px. It may be larger than any canvas, but programs that show it take four bytes for each px. */
export const MAX_SIDE_PX = 60_000;
export const MAX_PX = 400e6;

export interface ExportSize {
  readonly width: number;
  readonly height: number;
  /** Px of the picture per page px. */
  readonly scale: number;
  /** Top left, in page px. */
  readonly x: number;
  readonly y: number;
  /** It has fewer px than was asked for, as nobody could look at it otherwise. */
  readonly isReduced: boolean;
}

/** How large the picture of this part of the page is. */
export function exportSize(
  box: Box,
  { scale: asked, paddingPx }: Pick<ExportLook, 'scale' | 'paddingPx'>,
  within?: ExportOrder['within'],
): ExportSize {
  const { x, y, w, h } = expandBox(box, paddingPx);
  const [wide, high] = [Math.max(1, w), Math.max(1, h)];
  const most = Math.min(MAX_SIDE_PX / wide, MAX_SIDE_PX / high, Math.sqrt(MAX_PX / (wide * high)));
  const wished = within ? Math.min(within.width / wide, within.height / high) : asked;
  const scale = Math.min(wished, most);
  const px = (length: number): number => Math.max(1, Math.floor(length * scale + 1e-6));
  return { width: px(wide), height: px(high), scale, x, y, isReduced: !within && scale < asked };
}
