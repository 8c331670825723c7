import { type Box, boxesIntersect, type Shape } from '@drawbridge/board';
import { loadLooks } from '@drawbridge/editor';
import { boardInPng, encodePng, writeBoardFile } from '@drawbridge/formats';
import { drawShapes, type FontScope, pictureBox, themes } from '@drawbridge/shapes';
import { EMPTY_BOX, LOOKS_DEADLINE_MS } from '../clipboard/pictures/pictureSize.ts';
import { boardFileOf } from './boardFileOf.ts';
import type { ExportOrder } from './exportOrder.ts';
import { type ExportSize, exportSize } from './exportSize.ts';
import { joinTiles, stripsOf, type Tile } from './strips.ts';

export interface MakeDeps {
  readonly scope: FontScope;
  readonly onBox: (box: Box) => void;
  readonly onProgress: (share: number) => void;
}

/** A PNG file of the shapes, drawn in strips: it may be larger than any canvas. */
export async function drawPng(
  shapes: readonly Shape[],
  order: ExportOrder,
  { scope, onBox, onProgress }: MakeDeps,
): Promise<Blob> {
  const { look, fonts, images, within } = order;
  const about = exportSize(pictureBox(shapes) ?? EMPTY_BOX, look, within);
  await loadLooks(shapes, { fonts, images, scope, scale: about.scale }, LOOKS_DEADLINE_MS);
  // Once more: in its own font a text may need more room.
  const box = pictureBox(shapes) ?? EMPTY_BOX;
  onBox(box);
  const size = exportSize(box, look, within);
  const extra = look.hasBoard ? [await boardInPng(writeBoardFile(await boardFileOf(shapes, order)))] : [];
  const strips = drawStrips(shapes, { size, look, onProgress });
  const parts: Blob[] = [];
  for await (const part of encodePng(strips, { ...size, isOpaque: look.hasPaper, extra })) {
    // A Blob may lie on the disk; and a copy, as it takes no memory that might be shared.
    parts.push(new Blob([part.slice()]));
  }
  return new Blob(parts, { type: 'image/png' });
}

interface Drawing {
  readonly size: ExportSize;
  readonly look: ExportOrder['look'];
  readonly onProgress: (share: number) => void;
}

function* drawStrips(
  shapes: readonly Shape[],
  { size, look, onProgress }: Drawing,
): Generator<Uint8ClampedArray> {
  const theme = themes[look.theme];
  const boxes = new Map(shapes.map((shape) => [shape, pictureBox([shape])]));
  // Frames cut off what is in them, wherever that is.
  const isIn = (shape: Shape, part: Box): boolean => {
    const box = boxes.get(shape);
    return shape.type === 'frame' || (box !== undefined && boxesIntersect(box, part));
  };
  const drawTile = (tile: Tile): Uint8ClampedArray => {
    const context = contextOf(tile);
    if (look.hasPaper) {
      context.fillStyle = theme.background;
      context.fillRect(0, 0, tile.width, tile.height);
    }
    const part = pagePartOf(tile, size);
    const { scale } = size;
    drawShapes(
      context,
      shapes.filter((shape) => isIn(shape, part)),
      theme,
      { scale, tx: -size.x * scale - tile.x, ty: -size.y * scale - tile.y },
    );
    return context.getImageData(0, 0, tile.width, tile.height).data;
  };
  for (const tiles of stripsOf(size)) {
    yield joinTiles(tiles, drawTile);
    const last = tiles.at(-1);
    if (last) onProgress((last.y + last.height) / size.height);
  }
}

function contextOf({ width, height }: Tile): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser has no canvas left: fewer pictures at a time.');
  return context;
}

function pagePartOf({ x, y, width, height }: Tile, size: ExportSize): Box {
  const { scale } = size;
  return { x: size.x + x / scale, y: size.y + y / scale, w: width / scale, h: height / scale };
}
