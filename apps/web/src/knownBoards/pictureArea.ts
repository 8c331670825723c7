import { type Box, boxCenter } from '@drawbridge/board';

/** Around what is drawn, as a share of the picture. */
const MARGIN = 0.08;
/** A few letters alone are not blown up: a picture shows the page at this scale at most. */
const MAX_SCALE = 1;

/** The part of the page that a picture of these proportions shows, so that all of `extent` is in it, in the middle. */
export function pictureArea(extent: Box, size: { readonly w: number; readonly h: number }): Box {
  const room = 1 - 2 * MARGIN;
  const scale = Math.min(
    MAX_SCALE,
    (size.w * room) / Math.max(extent.w, 1),
    (size.h * room) / Math.max(extent.h, 1),
  );
  const [w, h] = [size.w / scale, size.h / scale];
  const { x, y } = boxCenter(extent);
  return { x: x - w / 2, y: y - h / 2, w, h };
}
