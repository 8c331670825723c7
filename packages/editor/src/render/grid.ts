import type { Context2D } from './context2D.ts';
import type { View } from './tiles/view.ts';

const SPACING_PX = 24;
/** Dots never come closer than this on screen: zooming out leaves out every second row, then again. */
const MIN_SCREEN_SPACING_PX = 18;
const DOT_SIZE_PX = 1.5;

/** Distance of the dots in page px. */
function gridSpacing(zoom: number): number {
  let spacing = SPACING_PX;
  while (spacing * zoom < MIN_SCREEN_SPACING_PX) spacing *= 2;
  return spacing;
}

/** Dots over the view. The context is in device px, so that every dot is as crisp as the others. */
export function drawGrid(context: Context2D, view: View, pixelRatio: number, color: string): void {
  const { scale, left, top, width, height } = view;
  const spacing = gridSpacing(scale / pixelRatio) * scale;
  const size = Math.max(1, Math.round(DOT_SIZE_PX * pixelRatio));
  context.fillStyle = color;
  for (let row = Math.floor(top / spacing); row * spacing <= top + height + size; row++) {
    const y = Math.round(row * spacing - size / 2) - top;
    for (let column = Math.floor(left / spacing); column * spacing <= left + width + size; column++) {
      context.fillRect(Math.round(column * spacing - size / 2) - left, y, size, size);
    }
  }
}
