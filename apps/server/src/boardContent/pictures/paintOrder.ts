import type { Shape } from '@drawbridge/board';
import { drawPng, drawSvg, type LoadImage } from '@drawbridge/export';
import { boardFonts, loadFontBytes } from './boardFonts.ts';
import type { NodeCanvas } from './nodeCanvas.ts';
import type { PictureOrder } from './pictureOrder.ts';

export interface Painted {
  readonly bytes: Uint8Array;
  /** It has fewer px than it should have. */
  readonly isReduced: boolean;
}

/** Makes the picture of shapes that an order asks for. Undefined where there is no such frame. One in the life of a process. */
export async function paintOrder(
  shapes: readonly Shape[],
  order: PictureOrder,
  canvas: NodeCanvas,
  loadImage: LoadImage,
): Promise<Painted | undefined> {
  const drawing = { fonts: boardFonts, scope: canvas.scope };
  if (order.format === 'png') {
    const pictures = canvas.picturesFrom(loadImage);
    return drawPng(shapes, order, { ...drawing, pictures, createCanvas: canvas.createCanvas });
  }
  const { measureText, toPng, drawWords } = canvas;
  const writing = { ...drawing, loadBytes: loadFontBytes, loadImage, measureText };
  if (order.format === 'svg') {
    const text = await drawSvg(shapes, order, writing);
    return text === undefined ? undefined : whole(Buffer.from(text));
  }
  const { writePdf } = await import('@drawbridge/export/pdf');
  const bytes = await writePdf(shapes, order, { ...writing, toPng, drawWords });
  return bytes && whole(bytes);
}

function whole(bytes: Uint8Array): Painted {
  return { bytes, isReduced: false };
}
