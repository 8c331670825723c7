import type { Box, Shape } from '@drawbridge/board';
import { sceneOf, writeExcalidraw } from '@drawbridge/export';
import { writeBoardFile, writePngScene, writeSvgScene } from '@drawbridge/formats';
import type { FontScope } from '@drawbridge/shapes';
import { drawPng } from '../clipboard/pictures/drawPng.ts';
import { drawSvg } from '../clipboard/pictures/drawSvg.ts';
import type { PictureReply } from '../clipboard/pictures/pictureOrder.ts';
import { bytesOf, imageLoader } from '../clipboard/pictures/workerCanvas.ts';
import { boardFileOf, wantedImages } from './boardFileOf.ts';
import type { ExportOrder } from './exportOrder.ts';
import type { FormatId } from './formats.ts';
import { MAX_PX } from './maxPx.ts';

export interface MakeDeps {
  readonly scope: FontScope;
  readonly onBox: (box: Box) => void;
  readonly onProgress: (share: number) => void;
}

type Make = (shapes: readonly Shape[], order: ExportOrder, deps: MakeDeps) => Promise<Blob>;

/** How each format is made; a new one is a line here and one in `formats.ts`. */
export const makeFile: Readonly<Record<FormatId, Make>> = {
  png: makePng,
  svg: makeSvg,
  pdf: makePdf,
  drawbridge: async (shapes, order) => jsonBlob(writeBoardFile(await boardFileOf(shapes, order))),
  excalidraw: makeExcalidraw,
};

async function makePng(
  shapes: readonly Shape[],
  order: ExportOrder,
  { scope, onBox, onProgress }: MakeDeps,
): Promise<Blob> {
  const { within, look } = order;
  const size = { scale: look.scale, within, maxPx: MAX_PX };
  const told = { onArea: onBox, onProgress };
  const png = pictureOf(await drawPng({ ...wished(shapes, order), ...size, format: 'png' }, scope, told));
  if (!look.hasScene) return png;
  const scene = await sceneOf(shapes, order, imageLoader(order.images));
  return new Blob([await writePngScene(await bytesOf(png), scene)], { type: png.type });
}

/** What writes documents weighs more than all the rest. */
async function makePdf(shapes: readonly Shape[], order: ExportOrder, { scope }: MakeDeps): Promise<Blob> {
  const { drawPdf } = await import('../clipboard/pictures/drawPdf.ts');
  return pictureOf(await drawPdf({ ...wished(shapes, order), format: 'pdf', title: order.name }, scope));
}

async function makeSvg(shapes: readonly Shape[], order: ExportOrder, { scope }: MakeDeps): Promise<Blob> {
  const svg = pictureOf(await drawSvg({ ...wished(shapes, order), format: 'svg' }, scope));
  if (!order.look.hasScene) return svg;
  const scene = await sceneOf(shapes, order, imageLoader(order.images));
  return new Blob([await writeSvgScene(await svg.text(), scene)], { type: svg.type });
}

async function makeExcalidraw(shapes: readonly Shape[], order: ExportOrder): Promise<Blob> {
  const text = await writeExcalidraw(shapes, order, wantedImages(order));
  if (text === undefined) throw new Error('There are too many images.');
  return jsonBlob(text);
}

function wished(shapes: readonly Shape[], { look, fonts, images, frame }: ExportOrder) {
  return { shapes, fonts, images, look, ...(frame && { frame }) };
}

function pictureOf(reply: PictureReply): Blob {
  if (reply.kind === 'failed') throw new Error('The drawing was not made.');
  return reply.blob;
}

function jsonBlob(text: string): Blob {
  return new Blob([text], { type: 'application/json' });
}
