import type { Box, Shape } from '@drawbridge/board';
import type { Context2D, Theme } from '@drawbridge/shapes';
import { drawShapes } from '@drawbridge/shapes';
import type { Scene } from '../../scene.ts';
import { PAINT_MARGIN_CANVAS_PX } from '../raster/paintJob.ts';
import type { Sheet } from '../sheet.ts';
import { type Dirt, setImage, shareImage, TILE_PX, type Tile } from './tile.ts';
import type { TileLayer } from './tileLayer.ts';
import { MAX_PATCH_SHARE } from './tileRequests.ts';

/** Drawing this many shapes takes a millisecond or two; a denser place is left to the raster threads. */
const MAX_PATCH_SHAPES = 80;

interface PatchDeps {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly createSheet: (width: number, height: number) => Sheet;
  readonly isDrawn: (shape: Shape, layer: TileLayer) => boolean;
}

/**
 * Brings a tile up to date at once, on the main thread, when that is little work: what was just drawn, or some
 * shapes in a small place. False when it is not, and nothing was done.
 */
export function patchTile(tile: Tile, layer: TileLayer, deps: PatchDeps): boolean {
  const { dirt } = tile;
  if (!dirt || tile.asked || !tile.isReady) return false;
  const onTop = dirt.onTop && dirt.onTop.length <= MAX_PATCH_SHAPES ? dirt.onTop : undefined;
  const shapes = onTop?.filter((shape) => deps.isDrawn(shape, layer)) ?? shapesIn(tile, dirt, layer, deps);
  if (!shapes) return false;
  tile.dirt = undefined;
  if (shapes.length === 0 && (onTop || !tile.image)) return true;
  const { context, take } = deps.createSheet(TILE_PX, TILE_PX);
  if (tile.image) context.drawImage(tile.image.image.source, 0, 0);
  if (!onTop) clearPart(context, dirt.box);
  const { x, y } = layer.tileBox(tile);
  const { scale } = tile;
  drawShapes(context, shapes, deps.theme, { scale, tx: -x * scale, ty: -y * scale }, deps.scene.frameOf);
  setImage(tile, shareImage(take()));
  return true;
}

/** The shapes that paint within the dirt, if it and they are few enough. */
function shapesIn(tile: Tile, { box }: Dirt, layer: TileLayer, deps: PatchDeps): Shape[] | undefined {
  if (box.w * box.h > MAX_PATCH_SHARE * TILE_PX ** 2) return undefined;
  const { x, y } = layer.tileBox(tile);
  const { scale } = tile;
  const margin = PAINT_MARGIN_CANVAS_PX;
  const found = deps.scene.within({
    x: x + (box.x - margin) / scale,
    y: y + (box.y - margin) / scale,
    w: (box.w + 2 * margin) / scale,
    h: (box.h + 2 * margin) / scale,
  });
  if (found.length > MAX_PATCH_SHAPES) return undefined;
  return found.filter((shape) => deps.isDrawn(shape, layer));
}

/** What is drawn from now on stays within the part. */
function clearPart(context: Context2D, { x, y, w, h }: Box): void {
  context.clearRect(x, y, w, h);
  context.beginPath();
  context.rect(x, y, w, h);
  context.clip();
}
