import type { Context2D, Theme } from '@drawbridge/shapes';
import type { Settings } from '../settings.ts';
import { GRID_PX } from '../snapping/snapGrid.ts';
import type { View } from './tiles/view.ts';

/** Dots never come closer than this on screen: zooming out leaves out every second row, then again. */
const MIN_SCREEN_SPACING_PX = 18;
const DOT_SIZE_PX = 1.5;
const STRONG_DOT_SIZE_PX = 2;

/** How the dots look: not at all, as a hint of paper, or so that one can align with them. */
export type GridLook = 'none' | 'faint' | 'strong';

export function gridLook({ showsGrid, snapsToGrid }: Pick<Settings, 'showsGrid' | 'snapsToGrid'>): GridLook {
  if (snapsToGrid) return 'strong';
  return showsGrid ? 'faint' : 'none';
}

/** Distance of the dots in page px. */
function gridSpacing(zoom: number): number {
  let spacing = GRID_PX;
  while (spacing * zoom < MIN_SCREEN_SPACING_PX) spacing *= 2;
  return spacing;
}

/** Dots over the view. The context is in device px, so that every dot is as crisp as the others. */
export function drawGrid(
  context: Context2D,
  view: View,
  pixelRatio: number,
  theme: Theme,
  look: GridLook = 'faint',
): void {
  if (look === 'none') return;
  const { scale, left, top, width, height } = view;
  const spacing = gridSpacing(scale / pixelRatio) * scale;
  const sizePx = look === 'strong' ? STRONG_DOT_SIZE_PX : DOT_SIZE_PX;
  const size = Math.max(1, Math.round(sizePx * pixelRatio));
  context.fillStyle = look === 'strong' ? theme.gridDotStrong : theme.gridDot;
  for (let row = Math.floor(top / spacing); row * spacing <= top + height + size; row++) {
    const y = Math.round(row * spacing - size / 2) - top;
    for (let column = Math.floor(left / spacing); column * spacing <= left + width + size; column++) {
      context.fillRect(Math.round(column * spacing - size / 2) - left, y, size, size);
    }
  }
}
