import type { PngSize } from '@drawbridge/formats';

/** LIMITS of one canvas: within what every browser has, and few enough that most pictures are one or two strips. */
const TILE_WIDTH_PX = 4096;
const STRIP_BYTES = 64 * 1024 * 1024;
const STRIP_ROWS_PX = 2048;

/** A part of a picture, in its px. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The strips that a picture is drawn in, from the top, each of tiles from the left: no canvas holds all of it. */
export function* stripsOf({ width, height }: PngSize): Generator<readonly Tile[]> {
  const rows = Math.max(1, Math.min(STRIP_ROWS_PX, Math.floor(STRIP_BYTES / (width * 4))));
  for (let y = 0; y < height; y += rows) {
    const tiles: Tile[] = [];
    for (let x = 0; x < width; x += TILE_WIDTH_PX) {
      tiles.push({ x, y, width: Math.min(TILE_WIDTH_PX, width - x), height: Math.min(rows, height - y) });
    }
    yield tiles;
  }
}

/** Puts the px of tiles side by side, as one strip. */
export function joinTiles(
  tiles: readonly Tile[],
  pixelsOf: (tile: Tile) => Uint8ClampedArray,
): Uint8ClampedArray {
  const [only] = tiles;
  if (tiles.length === 1 && only) return pixelsOf(only);
  const rowBytes = tiles.reduce((sum, { width }) => sum + width * 4, 0);
  const strip = new Uint8ClampedArray(rowBytes * (only?.height ?? 0));
  for (const tile of tiles) {
    const pixels = pixelsOf(tile);
    const tileBytes = tile.width * 4;
    for (let row = 0; row < tile.height; row += 1) {
      strip.set(pixels.subarray(row * tileBytes, (row + 1) * tileBytes), row * rowBytes + tile.x * 4);
    }
  }
  return strip;
}
