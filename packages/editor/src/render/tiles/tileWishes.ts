import { type Box, boxesIntersect } from '@drawbridge/board';
import { isWanting, TILE_PX, type Tile } from './tile.ts';
import { type TileLayer, tileRange, toPx } from './tileLayer.ts';
import { type PlacedLayer, tilesInView, type View, viewOnLayer } from './view.ts';

export interface TileWish {
  readonly layer: TileLayer;
  readonly tile: Tile;
}

/** The tiles over a view that should be drawn, the middle of the view first; `ring` tiles around it count as well. */
export function wishesInView(view: View, placed: PlacedLayer, extent: Box | undefined, ring = 0): TileWish[] {
  const { layer } = placed;
  const { left, top, right, bottom } = tilesInView(view, placed);
  const area = viewOnLayer(view, placed);
  const [middleX, middleY] = [area.x + area.w / 2, area.y + area.h / 2];
  const distance = ({ tile }: TileWish): number =>
    Math.hypot((tile.column + 0.5) * TILE_PX - middleX, (tile.row + 0.5) * TILE_PX - middleY);
  const range = { left: left - ring, top: top - ring, right: right + ring, bottom: bottom + ring };
  return wishesInRange(layer, view.scale, range, extent).sort((a, b) => distance(a) - distance(b));
}

/** The tiles of everything at a scale that should be drawn. */
export function wishesOfOverview(layer: TileLayer, scale: number, extent: Box): TileWish[] {
  return wishesInRange(layer, scale, tileRange(toPx(extent, layer.originAt(scale), scale)), extent);
}

function wishesInRange(
  layer: TileLayer,
  scale: number,
  range: ReturnType<typeof tileRange>,
  extent: Box | undefined,
): TileWish[] {
  const wishes: TileWish[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      const tile = layer.findOrAdd(scale, column, row);
      // Where there is nothing on the board nobody need be asked.
      if (!tile.isReady && !tile.asked && !isWithin(layer.tileBox(tile), extent)) tile.isReady = true;
      if (isWanting(tile)) wishes.push({ layer, tile });
    }
  }
  return wishes;
}

function isWithin(box: Box, extent: Box | undefined): boolean {
  return extent !== undefined && boxesIntersect(box, extent);
}
