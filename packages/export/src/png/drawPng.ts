import { type Box, boxesIntersect, expandBox, type Shape } from '@drawbridge/board';
import {
  type Context2D,
  drawShapes,
  type FontFile,
  type FontScope,
  type FrameLookup,
  framesAmong,
  type ImageSource,
  loadLooks,
  loadPictures,
  paintBounds,
} from '@drawbridge/shapes';
import { type Area, areaOf, type Part } from '../area.ts';
import { LOOKS_DEADLINE_MS, type Look, paperOf, themeOf } from '../look.ts';
import { type PngSize, pngSize, type Within } from './pngSize.ts';
import { createPngWriter } from './pngWriter.ts';

export interface PngOptions extends Look, Part {
  /** Px of the picture per page px. */
  readonly scale: number;
  /** As large as fits into this, instead of `scale`. */
  readonly within?: Within | undefined;
  /** LIMIT of the picture's px; one that would have more is drawn smaller. */
  readonly maxPx: number;
}

export interface PngDeps {
  readonly fonts: readonly FontFile[];
  readonly scope: FontScope;
  readonly pictures: ImageSource;
  readonly createCanvas: (width: number, height: number) => TileCanvas;
  /** Called with the part of the page that is drawn, before it is. */
  readonly onArea?: (box: Box) => void;
  /** Called with how much of it is drawn, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface TileCanvas {
  readonly context: Context2D;
  /** RGBA, row by row. */
  read(): Uint8ClampedArray;
}

export interface Png extends PngSize {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The picture is drawn in tiles, rows of them, so that it may be of any size: every canvas can be as large as this. */
const TILE_PX = 2048;
const STRIP_PX = 512;
const RGBA_BYTES = 4;
const RGB_BYTES = 3;

/** Undefined where there is no such frame. */
export async function drawPng(
  shapes: readonly Shape[],
  options: PngOptions,
  deps: PngDeps,
): Promise<Png | undefined> {
  const { fonts, scope } = deps;
  await loadLooks(shapes, { fonts, scope, scale: options.scale }, LOOKS_DEADLINE_MS);
  const area = areaOf(shapes, options);
  if (!area) return undefined;
  deps.onArea?.(area.box);
  const size = pngSize(area.box, options);
  return { ...size, bytes: await drawStrips(area, size, options, deps) };
}

interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Placed {
  readonly shape: Shape;
  readonly bounds: Box;
}

interface Drawing {
  readonly box: Box;
  readonly size: PngSize;
  readonly look: Look;
  readonly createCanvas: PngDeps['createCanvas'];
  /** A frame cuts off what lies in it, also where it is not in a tile itself. */
  readonly frameOf: FrameLookup;
}

async function drawStrips(
  { shapes, box }: Area,
  size: PngSize,
  look: Look,
  { pictures, createCanvas, onProgress }: PngDeps,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawing = { box, size, look, createCanvas, frameOf: framesAmong(shapes) };
  const placed = shapes.map((shape) => ({ shape, bounds: paintBounds(shape) }));
  const png = createPngWriter({ ...size, hasAlpha: !look.hasBackground });
  for (let top = 0; top < size.height; top += STRIP_PX) {
    const strip = { left: 0, top, width: size.width, height: Math.min(STRIP_PX, size.height - top) };
    const shown = placed.filter(isIn(strip, drawing));
    // Of a strip at a time: all pictures of a board need not fit into memory.
    await loadPictures(shown.map(shapeOf), pictures, size.scale);
    await png.addRows(drawStrip(strip, shown, drawing));
    onProgress?.((top + strip.height) / size.height);
  }
  return png.end();
}

/** The rows of a strip, put together of its tiles. */
function drawStrip(strip: Tile, placed: readonly Placed[], drawing: Drawing): Uint8Array {
  const bytes = drawing.look.hasBackground ? RGB_BYTES : RGBA_BYTES;
  const rows = new Uint8Array(strip.width * strip.height * bytes);
  for (let left = 0; left < strip.width; left += TILE_PX) {
    const tile = { ...strip, left, width: Math.min(TILE_PX, strip.width - left) };
    const shown = placed.filter(isIn(tile, drawing)).map(shapeOf);
    copyTile(drawTile(tile, shown, drawing), tile, { rows, bytes, width: strip.width });
  }
  return rows;
}

function drawTile({ left, top, width, height }: Tile, shapes: readonly Shape[], drawing: Drawing) {
  const { box, look, frameOf } = drawing;
  const { scale } = drawing.size;
  const { context, read } = drawing.createCanvas(width, height);
  const paper = paperOf(look);
  if (paper !== undefined) {
    context.fillStyle = paper;
    context.fillRect(0, 0, width, height);
  }
  const page = { scale, tx: -box.x * scale - left, ty: -box.y * scale - top };
  drawShapes(context, shapes, themeOf(look), page, frameOf);
  return read();
}

interface Rows {
  readonly rows: Uint8Array;
  /** Of a px. */
  readonly bytes: number;
  /** In px. */
  readonly width: number;
}

function copyTile(pixels: Uint8ClampedArray, { left, width, height }: Tile, { rows, bytes, ...strip }: Rows) {
  for (let row = 0; row < height; row += 1) {
    let from = row * width * RGBA_BYTES;
    let to = (row * strip.width + left) * bytes;
    for (let x = 0; x < width; x += 1, from += RGBA_BYTES, to += bytes) {
      for (let part = 0; part < bytes; part += 1) rows[to + part] = pixels[from + part] ?? 0;
    }
  }
}

/** Whether a shape paints something in a tile. */
function isIn({ left, top, width, height }: Tile, { box, size: { scale } }: Drawing) {
  const tile = { x: box.x + left / scale, y: box.y + top / scale, w: width / scale, h: height / scale };
  const reached = expandBox(tile, 1 / scale);
  return ({ bounds }: Placed): boolean => boxesIntersect(bounds, reached);
}

function shapeOf({ shape }: Placed): Shape {
  return shape;
}
