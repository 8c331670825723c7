import type { ThemeName } from '@drawbridge/shapes';
import type { RasterResult } from '../raster/messages.ts';
import type { RasterPool } from '../raster/rasterPool.ts';
import type { Sheet, TileImage } from '../sheet.ts';
import { addDirt, setImage, shareImage, TILE_PX, type Tile } from './tile.ts';
import type { TileLayer } from './tileLayer.ts';

/** A change of more than this share of a tile draws all of it anew: copying the rest would save nothing. */
export const MAX_PATCH_SHARE = 0.25;

/** Asks the raster threads for tiles, and puts into place what comes back. */
export interface TileRequests {
  ask(layer: TileLayer, tile: Tile): void;
  /** Returns the tile that looks different now. */
  receive(result: RasterResult<TileImage>): AskedTile | undefined;
  /** Cancels those that are not wanted now; they can be asked for again. */
  keepOnly(isWanted: (asked: AskedTile) => boolean): void;
  /** These were lost, and can be asked for again. */
  lose(jobIds: readonly number[]): void;
}

export interface AskedTile {
  readonly layer: TileLayer;
  readonly tile: Tile;
}

interface TileRequestDeps {
  readonly pool: Pick<RasterPool, 'run' | 'cancel'>;
  readonly createSheet: (width: number, height: number) => Sheet;
  readonly themeName: () => ThemeName;
}

export function createTileRequests({ pool, createSheet, themeName }: TileRequestDeps): TileRequests {
  const open = new Map<number, AskedTile>();
  let lastJobId = 0;

  /** Gives up waiting; what was asked for is still to be done. */
  function unask(tile: Tile): void {
    const { asked } = tile;
    if (!asked) return;
    tile.asked = undefined;
    addDirt(tile, asked.since, asked.box);
    addDirt(tile, asked.until, asked.box);
  }

  function lose(id: number): void {
    const request = open.get(id);
    open.delete(id);
    if (request?.tile.asked?.jobId === id) unask(request.tile);
  }

  return {
    ask(layer, tile) {
      const dirt = tile.isReady ? tile.dirt : undefined;
      const whole = { x: 0, y: 0, w: TILE_PX, h: TILE_PX };
      const isPatch = dirt !== undefined && dirt.box.w * dirt.box.h <= MAX_PATCH_SHARE * TILE_PX ** 2;
      const box = isPatch ? dirt.box : whole;
      const jobId = ++lastJobId;
      tile.asked = { jobId, box, since: dirt?.since ?? 0, until: dirt?.until ?? 0 };
      tile.dirt = undefined;
      open.set(jobId, { layer, tile });
      const { x, y } = layer.tileBox(tile);
      pool.run({
        kind: 'job',
        id: jobId,
        content: layer.content,
        theme: themeName(),
        scale: tile.scale,
        x: x + box.x / tile.scale,
        y: y + box.y / tile.scale,
        width: box.w,
        height: box.h,
      });
    },

    receive({ id, version, image }) {
      const request = open.get(id);
      open.delete(id);
      const asked = request?.tile.asked;
      if (!request || asked?.jobId !== id || version < asked.until) {
        image?.close();
        if (request && asked?.jobId === id) unask(request.tile);
        return undefined;
      }
      const { tile } = request;
      tile.asked = undefined;
      if (asked.box.w === TILE_PX && asked.box.h === TILE_PX) setImage(tile, image && shareImage(image));
      else patch(tile, asked.box, image, createSheet);
      return request;
    },

    keepOnly(isWanted) {
      for (const [id, request] of open) {
        if (isWanted(request)) continue;
        lose(id);
        pool.cancel(id);
      }
    },

    lose(jobIds) {
      for (const id of jobIds) lose(id);
    },
  };
}

/** Puts a picture of a part of the tile into its place. */
function patch(
  tile: Tile,
  box: { x: number; y: number; w: number; h: number },
  image: TileImage | undefined,
  createSheet: TileRequestDeps['createSheet'],
): void {
  if (!tile.image && !image) return;
  const sheet = createSheet(TILE_PX, TILE_PX);
  const { context } = sheet;
  if (tile.image) context.drawImage(tile.image.image.source, 0, 0);
  context.clearRect(box.x, box.y, box.w, box.h);
  if (image) context.drawImage(image.source, box.x, box.y);
  image?.close();
  setImage(tile, shareImage(sheet.take()));
}
