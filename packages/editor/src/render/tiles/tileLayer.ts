import { type Box, expandBox, type Point, type Shape } from '@drawbridge/board';
import type { Content } from '../raster/messages.ts';
import { PAINT_MARGIN_CANVAS_PX } from '../raster/paintJob.ts';
import { addDirt, createTile, TILE_PX, type Tile } from './tile.ts';

/** Pictures of one content of the board, as tiles of any number of scales. */
export interface TileLayer {
  readonly content: Content;
  /** The page point where tile 0, 0 of a scale begins: not that of the page for tiles that were moved. */
  originAt(scale: number): Point;
  /** The scales that there are tiles of. */
  scales(): Iterable<number>;
  tiles(): Iterable<Tile>;
  find(scale: number, column: number, row: number): Tile | undefined;
  findOrAdd(scale: number, column: number, row: number): Tile;
  remove(tile: Tile): void;
  /** In page px. */
  tileBox(tile: Pick<Tile, 'scale' | 'column' | 'row'>): Box;
  /** Something changed within `box`, in page px. Tiles that nobody is likely to see again soon are given up for it. */
  invalidate(box: Box, version: number, onTop?: readonly Shape[]): void;
  /** Everything looks different, also what is just being drawn. */
  invalidateAll(version: number): void;
  /** Everything was moved by this much, in page px, and the tiles with it. */
  shift(offset: Point): void;
  clear(): void;
}

interface TileLayerOptions {
  readonly content: Content;
  /** Of tiles to come; by default that of the page. */
  readonly originAt?: (scale: number) => Point;
  /** Whether a tile is worth bringing up to date when something in it changes. */
  readonly isWorthKeeping: (tile: Tile) => boolean;
}

interface Change {
  readonly version: number;
  readonly onTop: readonly Shape[] | undefined;
}

interface TileSet {
  origin: Point;
  readonly tiles: Map<number, Tile>;
}

const ORIGIN: Point = { x: 0, y: 0 };
/** Tile numbers of one axis; at 32 device px a page px the widest page has 2^21. */
const AXIS_TILES = 2 ** 24;

export function createTileLayer(options: TileLayerOptions): TileLayer {
  const { content, isWorthKeeping, originAt: firstOriginAt = () => ORIGIN } = options;
  const sets = new Map<number, TileSet>();

  function* tiles(): Generator<Tile> {
    for (const set of sets.values()) yield* set.tiles.values();
  }

  function originAt(scale: number): Point {
    return sets.get(scale)?.origin ?? firstOriginAt(scale);
  }

  function remove(tile: Tile): void {
    const set = sets.get(tile.scale);
    if (!set?.tiles.delete(keyOf(tile.column, tile.row))) return;
    tile.image?.release();
    tile.image = undefined;
    // Its picture may be on its way; nobody waits for it any more.
    tile.asked = undefined;
    if (set.tiles.size === 0) sets.delete(tile.scale);
  }

  function invalidateSet(scale: number, { origin, tiles: known }: TileSet, box: Box, change: Change): void {
    const margin = PAINT_MARGIN_CANVAS_PX / scale;
    const { x, y, w, h } = toPx(expandBox(box, margin), origin, scale);
    const range = tileRange({ x, y, w, h });
    const mark = (tile: Tile): void => {
      if (!isWorthKeeping(tile)) remove(tile);
      else addDirt(tile, change.version, clipToTile({ x, y, w, h }, tile), change.onTop);
    };
    if ((range.right - range.left + 1) * (range.bottom - range.top + 1) > known.size) {
      for (const tile of known.values()) if (isInRange(tile, range)) mark(tile);
      return;
    }
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        const tile = known.get(keyOf(column, row));
        if (tile) mark(tile);
      }
    }
  }

  return {
    content,
    originAt,
    scales: () => sets.keys(),
    tiles,
    find: (scale, column, row) => sets.get(scale)?.tiles.get(keyOf(column, row)),
    findOrAdd(scale, column, row) {
      const set = sets.get(scale) ?? { origin: firstOriginAt(scale), tiles: new Map<number, Tile>() };
      sets.set(scale, set);
      const tile = set.tiles.get(keyOf(column, row)) ?? createTile(scale, column, row);
      set.tiles.set(keyOf(column, row), tile);
      return tile;
    },
    remove,
    tileBox({ scale, column, row }) {
      const size = TILE_PX / scale;
      const origin = originAt(scale);
      return { x: origin.x + column * size, y: origin.y + row * size, w: size, h: size };
    },
    invalidate(box, version, onTop) {
      for (const [scale, set] of sets) invalidateSet(scale, set, box, { version, onTop });
    },
    invalidateAll(version) {
      for (const tile of tiles()) {
        tile.asked = undefined;
        if (isWorthKeeping(tile)) addDirt(tile, version);
        else remove(tile);
      }
    },
    shift({ x, y }) {
      // Only of tiles that there are: those drawn later lie on whole px of the page again.
      for (const set of sets.values()) set.origin = { x: set.origin.x + x, y: set.origin.y + y };
    },
    clear() {
      for (const tile of tiles()) remove(tile);
    },
  };
}

/** First and last column and row, inclusive. */
export interface TileRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The tiles that a box, in px from the layer's origin, has a part of. */
export function tileRange({ x, y, w, h }: Box): TileRange {
  return {
    left: Math.floor(x / TILE_PX),
    top: Math.floor(y / TILE_PX),
    right: Math.max(Math.ceil((x + w) / TILE_PX) - 1, Math.floor(x / TILE_PX)),
    bottom: Math.max(Math.ceil((y + h) / TILE_PX) - 1, Math.floor(y / TILE_PX)),
  };
}

function isInRange({ column, row }: Tile, { left, top, right, bottom }: TileRange): boolean {
  return column >= left && column <= right && row >= top && row <= bottom;
}

/** A box of the page in px from the layer's origin. */
export function toPx({ x, y, w, h }: Box, origin: Point, scale: number): Box {
  return { x: (x - origin.x) * scale, y: (y - origin.y) * scale, w: w * scale, h: h * scale };
}

/** Grown to whole px. */
function clipToTile({ x, y, w, h }: Box, { column, row }: Tile): Box {
  const left = Math.max(0, Math.floor(x - column * TILE_PX));
  const top = Math.max(0, Math.floor(y - row * TILE_PX));
  const right = Math.min(TILE_PX, Math.ceil(x + w - column * TILE_PX));
  const bottom = Math.min(TILE_PX, Math.ceil(y + h - row * TILE_PX));
  return { x: left, y: top, w: Math.max(0, right - left), h: Math.max(0, bottom - top) };
}

function keyOf(column: number, row: number): number {
  return (column + AXIS_TILES / 2) * AXIS_TILES + row + AXIS_TILES / 2;
}
