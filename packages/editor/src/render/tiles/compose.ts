import type { Context2D, Theme } from '@drawbridge/shapes';
import { onSurface } from '../../transform/pageMatrix.ts';
import { drawGrid, type GridLook } from '../grid.ts';
import { type Drawable, drawLayer, type Patch } from './picture.ts';
import type { View } from './view.ts';

/** Interpolating more px than this every frame is too much without a GPU; in motion the nearest px will do. */
const MAX_SMOOTH_PX = 2_000_000;

interface Composition {
  readonly view: View;
  readonly pixelRatio: number;
  readonly theme: Theme;
  readonly grid: GridLook;
  /** Back to front. */
  readonly layers: readonly Drawable[];
  /** Nobody looks closely. */
  readonly isZooming: boolean;
}

/** Draws one frame of the static canvas: background, grid, tiles. Returns what of the tiles is to be seen where. */
export function compose(context: Context2D, composition: Composition): Patch[] {
  const { view, pixelRatio, theme, grid, layers, isZooming } = composition;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, view.width, view.height);
  drawGrid(context, view, pixelRatio, theme, grid);
  context.imageSmoothingEnabled = !isZooming || view.width * view.height <= MAX_SMOOTH_PX;
  return layers.flatMap((layer) => drawPlaced(context, view, layer));
}

/** A picture that is stretched or turned is one of tiles as they are, under another transform. */
function drawPlaced(context: Context2D, view: View, layer: Drawable): Patch[] {
  if (!layer.matrix) return drawLayer(context, view, layer);
  const { a, b, c, d, e, f } = onSurface(layer.matrix, view);
  context.setTransform(a, b, c, d, e, f);
  const patches = drawLayer(context, view, layer);
  context.setTransform(1, 0, 0, 1, 0, 0);
  return patches;
}
