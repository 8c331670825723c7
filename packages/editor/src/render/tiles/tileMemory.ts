import { TILE_BYTES, TILE_PX, type Tile } from './tile.ts';
import type { TileLayer } from './tileLayer.ts';
import type { View } from './view.ts';

/**
 * What the images of all tiles may take, beyond those in view, which always stay: a view of 1280 × 720 at two
 * device px a px is 24 tiles, the overview at most 16, and the rest is for going back to where one has been.
 */
export const TILE_BUDGET_BYTES = 128 * 1024 * 1024;

const OVERVIEW_BYTES = 16 * TILE_BYTES;

/** Whether the view, a ring of tiles around it and the overview fit: what is given up at once need not be drawn. */
export function hasRoomForRing({ width, height }: View): boolean {
  const across = (px: number): number => Math.ceil(px / TILE_PX) + 3;
  return across(width) * across(height) * TILE_BYTES + OVERVIEW_BYTES <= TILE_BUDGET_BYTES;
}

/** Gives up the tiles that were not drawn for longest, until the rest is within the budget. */
export function trimTiles(
  layers: Iterable<TileLayer>,
  isKept: (tile: Tile, layer: TileLayer) => boolean,
  budgetBytes = TILE_BUDGET_BYTES,
): void {
  let bytes = 0;
  const candidates: { tile: Tile; layer: TileLayer }[] = [];
  for (const layer of layers) {
    for (const tile of layer.tiles()) {
      if (tile.image) bytes += TILE_BYTES;
      if (!tile.asked && !isKept(tile, layer)) candidates.push({ tile, layer });
    }
  }
  if (bytes <= budgetBytes) return;
  candidates.sort((a, b) => a.tile.usedAt - b.tile.usedAt);
  for (const { tile, layer } of candidates) {
    if (bytes <= budgetBytes) return;
    if (tile.image) bytes -= TILE_BYTES;
    layer.remove(tile);
  }
}
