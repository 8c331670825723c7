import { type Box, type Shape, unionBoxes } from '@drawbridge/board';
import type { TileImage } from '../sheet.ts';

/** The side of a tile in device px: a view of 1280 × 720 is a dozen, and 1 MB is quick to copy. */
export const TILE_PX = 512;
export const TILE_BYTES = 4 * TILE_PX * TILE_PX;

const WHOLE_TILE: Box = { x: 0, y: 0, w: TILE_PX, h: TILE_PX };

/** A square of the picture of a layer, at one scale. */
export interface Tile {
  /** Device px per page px. */
  readonly scale: number;
  /** Place in tiles from the layer's origin. */
  readonly column: number;
  readonly row: number;
  /** Whether it has ever been drawn; without an image there is nothing to see in it. */
  isReady: boolean;
  image: SharedImage | undefined;
  /** What changed since it was asked for. */
  dirt: Dirt | undefined;
  asked: Asked | undefined;
  /** When it was last asked for, in ms on the editor's clock. */
  askedAtMs: number;
  /** The number of the last frame that it was drawn in. */
  usedAt: number;
}

export interface Dirt {
  /** In px of the tile. */
  readonly box: Box;
  /** The versions of the mirror with the first and the last change. */
  readonly since: number;
  readonly until: number;
  /** When nothing else happened but that these came to lie over all others, back to front. */
  readonly onTop: readonly Shape[] | undefined;
}

export interface Asked {
  readonly jobId: number;
  /** In px of the tile. */
  readonly box: Box;
  readonly since: number;
  readonly until: number;
}

export function createTile(scale: number, column: number, row: number): Tile {
  const nothing = { image: undefined, dirt: undefined, asked: undefined };
  return { scale, column, row, isReady: false, ...nothing, askedAtMs: -Infinity, usedAt: 0 };
}

/** Whether the tile shows all changes up to `version`. */
export function showsVersion({ isReady, dirt, asked }: Tile, version: number): boolean {
  return isReady && (dirt?.since ?? Infinity) > version && (asked?.since ?? Infinity) > version;
}

export function isWanting({ isReady, dirt, asked }: Tile): boolean {
  return !asked && (!isReady || dirt !== undefined);
}

/** `box` in px of the tile, or the whole of it. */
export function addDirt(tile: Tile, version: number, box = WHOLE_TILE, onTop?: readonly Shape[]): void {
  const before = tile.dirt;
  if (!tile.isReady && !tile.asked) return;
  if (!before) {
    tile.dirt = { box, since: version, until: version, onTop };
    return;
  }
  const union = unionBoxes([before.box, box]) ?? box;
  const top =
    before.onTop && onTop ? [...before.onTop, ...onTop.filter((s) => !before.onTop?.includes(s))] : undefined;
  const [since, until] = [Math.min(before.since, version), Math.max(before.until, version)];
  tile.dirt = { box: union, since, until, onTop: top };
}

/** What a tile shows gives way to `image`. */
export function setImage(tile: Tile, image: SharedImage | undefined): void {
  tile.image?.release();
  tile.image = image;
  tile.isReady = true;
}

/** An image that several tiles may show. */
export interface SharedImage {
  readonly image: TileImage;
  /** One more tile shows it. */
  share(): SharedImage;
  /** One less; the last one closes it. */
  release(): void;
}

export function shareImage(image: TileImage): SharedImage {
  let uses = 1;
  const shared: SharedImage = {
    image,
    share() {
      uses++;
      return shared;
    },
    release() {
      uses--;
      if (uses === 0) image.close();
    },
  };
  return shared;
}
