import type { ShapeId } from '@drawbridge/board';
import type { Slots } from '../../scene/slots.ts';
import { PAINT_MARGIN_CANVAS_PX } from '../raster/paintJob.ts';
import { setImage, type Tile } from './tile.ts';
import { type TileLayer, tileRange, toPx } from './tileLayer.ts';

const HAS_LIFTED = 1;
const HAS_OTHERS = 2;

/**
 * When shapes are lifted, most tiles need no drawing: one in which everything is lifted is a tile of the lifted
 * layer as it is, one in which nothing is stays behind as it is. Only those that show some of each are left out here.
 */
export function distributeTiles(
  layers: { readonly all: TileLayer; readonly unlifted: TileLayer; readonly lifted: TileLayer },
  slots: Slots,
  ids: ReadonlySet<ShapeId> | 'all',
  scale: number,
): void {
  const { all, unlifted, lifted } = layers;
  const contents = ids === 'all' ? undefined : contentsOf(all, slots, ids, scale);
  for (const tile of all.tiles()) {
    if (!tile.isReady || tile.dirt || tile.asked) continue;
    if (contents && tile.scale !== scale) continue;
    const content = contents ? (contents.get(tile) ?? 0) : HAS_LIFTED;
    if (content === (HAS_LIFTED | HAS_OTHERS)) continue;
    give(tile, content === HAS_LIFTED ? lifted : unlifted);
    leaveBlank(tile, content === HAS_LIFTED ? unlifted : lifted);
  }
}

function give(tile: Tile, layer: TileLayer): void {
  const copy = layer.findOrAdd(tile.scale, tile.column, tile.row);
  copy.usedAt = tile.usedAt;
  setImage(copy, tile.image?.share());
}

function leaveBlank(tile: Tile, layer: TileLayer): void {
  layer.findOrAdd(tile.scale, tile.column, tile.row).isReady = true;
}

/** What is in each tile of a scale: one look at every shape, some ten ms for 100,000. */
function contentsOf(
  layer: TileLayer,
  slots: Slots,
  ids: ReadonlySet<ShapeId>,
  scale: number,
): Map<Tile, number> {
  const contents = new Map<Tile, number>();
  const origin = layer.originAt(scale);
  for (let slot = 0; slot < slots.end; slot++) {
    const shape = slots.shapeAt(slot);
    const box = slots.boxAt(slot);
    if (!shape || !box) continue;
    const flag = ids.has(shape.id) ? HAS_LIFTED : HAS_OTHERS;
    const { x, y, w, h } = toPx(box, origin, scale);
    const margin = PAINT_MARGIN_CANVAS_PX;
    const range = tileRange({ x: x - margin, y: y - margin, w: w + 2 * margin, h: h + 2 * margin });
    forEachTile(layer, scale, range, (tile) => contents.set(tile, (contents.get(tile) ?? 0) | flag));
  }
  return contents;
}

function forEachTile(
  layer: TileLayer,
  scale: number,
  range: ReturnType<typeof tileRange>,
  visit: (tile: Tile) => void,
): void {
  const { left, top, right, bottom } = range;
  if ((right - left + 1) * (bottom - top + 1) > MAX_TILES_OF_A_SHAPE) {
    for (const tile of layer.tiles()) {
      const isWithin = tile.column >= left && tile.column <= right && tile.row >= top && tile.row <= bottom;
      if (tile.scale === scale && isWithin) visit(tile);
    }
    return;
  }
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const tile = layer.find(scale, column, row);
      if (tile) visit(tile);
    }
  }
}

/** More tiles than are ever kept: looking at those there are is quicker. */
const MAX_TILES_OF_A_SHAPE = 256;
