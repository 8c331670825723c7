import { drawPng, drawSvg, type LoadImage, sceneOf } from '@drawbridge/export';
import { writePngScene, writeSvgScene } from '@drawbridge/formats';
import { boardFonts, loadFontBytes } from './boardFonts.ts';
import type { Drawn } from './drawn.ts';
import type { NodeCanvas } from './nodeCanvas.ts';
import type { PictureOrder } from './pictureOrder.ts';

export interface Painted {
  readonly bytes: Uint8Array;
  /** It has fewer px than it should have. */
  readonly isReduced: boolean;
}

/** Makes the picture that an order asks for. Undefined where there is no such frame. One in the life of a process. */
export async function paintOrder(
  { shapes, document }: Drawn,
  order: PictureOrder,
  canvas: NodeCanvas,
  loadImage: LoadImage,
): Promise<Painted | undefined> {
  const drawing = { fonts: boardFonts, scope: canvas.scope };
  const scene = () => sceneOf(shapes, { ...order, document }, loadImage);
  if (order.format === 'png') {
    const pictures = canvas.picturesFrom(loadImage);
    const png = await drawPng(shapes, order, { ...drawing, pictures, createCanvas: canvas.createCanvas });
    if (!png || !order.hasScene) return png;
    return { ...png, bytes: await writePngScene(png.bytes, await scene()) };
  }
  const { measureText, toPng, drawWords } = canvas;
  const writing = { ...drawing, loadBytes: loadFontBytes, loadImage, measureText };
  if (order.format === 'svg') {
    const text = await drawSvg(shapes, order, writing);
    if (text === undefined) return undefined;
    return whole(Buffer.from(order.hasScene ? await writeSvgScene(text, await scene()) : text));
  }
  const { writePdf } = await import('@drawbridge/export/pdf');
  const bytes = await writePdf(shapes, order, { ...writing, toPng, drawWords });
  return bytes && whole(bytes);
}

function whole(bytes: Uint8Array): Painted {
  return { bytes, isReduced: false };
}
