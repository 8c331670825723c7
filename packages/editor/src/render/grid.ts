import type { Box } from '@drawbridge/board';
import type { Camera } from '../camera.ts';
import type { Context2D } from './surface.ts';

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

/** Dots over the page box `area`. The context is in device px, so that every dot is as crisp as the others. */
export function drawGrid(
  context: Context2D,
  camera: Camera,
  pixelRatio: number,
  area: Box,
  color: string,
): void {
  const spacing = gridSpacing(camera.zoom);
  const scale = camera.zoom * pixelRatio;
  const size = Math.max(1, Math.round(DOT_SIZE_PX * pixelRatio));
  context.fillStyle = color;
  context.beginPath();
  for (let y = Math.floor(area.y / spacing) * spacing; y <= area.y + area.h; y += spacing) {
    for (let x = Math.floor(area.x / spacing) * spacing; x <= area.x + area.w; x += spacing) {
      const [left, top] = [(x - camera.x) * scale - size / 2, (y - camera.y) * scale - size / 2];
      context.rect(Math.round(left), Math.round(top), size, size);
    }
  }
  context.fill();
}
