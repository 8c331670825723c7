import { drawPng, drawSvg, type LoadImage, sceneOf, writeExcalidraw } from '@drawbridge/export';
import { writePngScene, writeSvgScene } from '@drawbridge/formats';
import { boardFonts, loadFontBytes } from './boardFonts.ts';
import type { Drawn } from './drawn.ts';
import type { NodeCanvas } from './nodeCanvas.ts';
import type { FromProcess, PictureOrder } from './pictureOrder.ts';

export type Painted =
  | {
      readonly kind: 'done';
      readonly bytes: Uint8Array;
      /** It has fewer px than it should have. */
      readonly isReduced: boolean;
    }
  | Exclude<FromProcess, { kind: 'image' | 'done' }>;

/** Makes the picture that an order asks for. One in the life of a process. */
export async function paintOrder(
  drawn: Drawn,
  order: PictureOrder,
  openCanvas: () => Promise<NodeCanvas | undefined>,
  loadImage: LoadImage,
): Promise<Painted> {
  if (order.format === 'excalidraw') return writeScene(drawn, order, loadImage);
  const canvas = await openCanvas();
  return canvas ? paint(drawn, order, canvas, loadImage) : { kind: 'noCanvas' };
}

async function writeScene(
  { shapes, document }: Drawn,
  order: PictureOrder,
  loadImage: LoadImage,
): Promise<Painted> {
  const { frame } = order;
  const isThere = frame === undefined || shapes.some(({ id, type }) => id === frame && type === 'frame');
  if (!isThere) return { kind: 'noFrame' };
  const text = await writeExcalidraw(shapes, { ...order, document }, loadImage);
  return text === undefined ? { kind: 'tooLarge' } : whole(Buffer.from(text));
}

async function paint(
  { shapes, document }: Drawn,
  order: PictureOrder,
  canvas: NodeCanvas,
  loadImage: LoadImage,
): Promise<Painted> {
  const drawing = { fonts: boardFonts, scope: canvas.scope };
  const scene = () => sceneOf(shapes, { ...order, document }, loadImage);
  if (order.format === 'png') {
    const pictures = canvas.picturesFrom(loadImage);
    const png = await drawPng(shapes, order, { ...drawing, pictures, createCanvas: canvas.createCanvas });
    if (!png) return { kind: 'noFrame' };
    const bytes = order.hasScene ? await writePngScene(png.bytes, await scene()) : png.bytes;
    return { kind: 'done', bytes, isReduced: png.isReduced };
  }
  const { measureText, toPng, drawWords } = canvas;
  const writing = { ...drawing, loadBytes: loadFontBytes, loadImage, measureText };
  if (order.format === 'svg') {
    const text = await drawSvg(shapes, order, writing);
    if (text === undefined) return { kind: 'noFrame' };
    return whole(Buffer.from(order.hasScene ? await writeSvgScene(text, await scene()) : text));
  }
  const { writePdf } = await import('@drawbridge/export/pdf');
  const bytes = await writePdf(shapes, order, { ...writing, toPng, drawWords });
  return bytes ? whole(bytes) : { kind: 'noFrame' };
}

function whole(bytes: Uint8Array): Painted {
  return { kind: 'done', bytes, isReduced: false };
}
