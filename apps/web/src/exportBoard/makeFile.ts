import type { Shape } from '@drawbridge/board';
import {
  boardInSvg,
  type ExcalidrawFileOptions,
  writeBoardFile,
  writeExcalidrawFile,
} from '@drawbridge/formats';
import { drawSvg } from '../clipboard/pictures/drawSvg.ts';
import { boardFileOf, imageUrls } from './boardFileOf.ts';
import { drawPng, type MakeDeps } from './drawPng.ts';
import type { ExportOrder } from './exportOrder.ts';
import type { FormatId } from './formats.ts';

type Make = (shapes: readonly Shape[], order: ExportOrder, deps: MakeDeps) => Promise<Blob>;

/** How each format is made; a new one is a line here and one in `formats.ts`. */
export const makeFile: Readonly<Record<FormatId, Make>> = {
  png: drawPng,
  svg: makeSvg,
  drawbridge: async (shapes, order) => jsonBlob(writeBoardFile(await boardFileOf(shapes, order))),
  excalidraw: async (shapes, order) => {
    const urls = await imageUrls(shapes, order);
    const imageUrl: ExcalidrawFileOptions['imageUrl'] = ({ file: { name } }) => urls.get(name);
    const file = writeExcalidrawFile(shapes, {
      imageUrl,
      ...(order.document && { document: order.document }),
    });
    return jsonBlob(JSON.stringify(file, undefined, 2));
  },
};

async function makeSvg(shapes: readonly Shape[], order: ExportOrder, { scope }: MakeDeps): Promise<Blob> {
  const { look, fonts, images, frame } = order;
  const reply = await drawSvg({ format: 'svg', shapes, fonts, images, look, ...(frame && { frame }) }, scope);
  if (reply.kind === 'failed') throw new Error('The drawing was not made.');
  if (!look.hasBoard) return reply.blob;
  const boardFile = writeBoardFile(await boardFileOf(shapes, order));
  return new Blob([boardInSvg(await reply.blob.text(), boardFile)], { type: 'image/svg+xml' });
}

function jsonBlob(text: string): Blob {
  return new Blob([text], { type: 'application/json' });
}
