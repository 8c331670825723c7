import type { Shape } from '@drawbridge/board';
import { sceneOf } from '@drawbridge/export';
import {
  type ExcalidrawFileOptions,
  writeBoardFile,
  writeExcalidrawFile,
  writeSvgScene,
} from '@drawbridge/formats';
import { drawSvg } from '../clipboard/pictures/drawSvg.ts';
import type { PictureReply } from '../clipboard/pictures/pictureOrder.ts';
import { imageLoader } from '../clipboard/pictures/workerCanvas.ts';
import { boardFileOf, urlsFor } from './boardFileOf.ts';
import { drawPng, type MakeDeps } from './drawPng.ts';
import type { ExportOrder } from './exportOrder.ts';
import type { FormatId } from './formats.ts';

type Make = (shapes: readonly Shape[], order: ExportOrder, deps: MakeDeps) => Promise<Blob>;

/** How each format is made; a new one is a line here and one in `formats.ts`. */
export const makeFile: Readonly<Record<FormatId, Make>> = {
  png: drawPng,
  svg: makeSvg,
  pdf: makePdf,
  drawbridge: async (shapes, order) => jsonBlob(writeBoardFile(await boardFileOf(shapes, order))),
  excalidraw: async (shapes, order) => {
    const urls = await urlsFor(shapes, order);
    const imageUrl: ExcalidrawFileOptions['imageUrl'] = ({ file: { name } }) => urls.get(name);
    const file = writeExcalidrawFile(shapes, {
      imageUrl,
      ...(order.document && { document: order.document }),
    });
    return jsonBlob(JSON.stringify(file, undefined, 2));
  },
};

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
