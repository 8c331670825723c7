import { createImageSource } from '@drawbridge/editor';
import { drawPng as draw, type PngDeps } from '@drawbridge/export';
import type { FontScope } from '@drawbridge/shapes';
import { type PictureOrder, type PictureReply, PLAIN_LOOK } from './pictureOrder.ts';
import { createWorkerCanvas } from './workerCanvas.ts';

/** Twice as many px as on a board at 100 %: sharp also where it is shown larger. */
const SCALE = 2;
/** LIMIT of a picture that is copied, in px: other programs take it as 128 MB of memory. */
const MAX_PX = 32e6;

export async function drawPng(
  order: PictureOrder,
  scope: FontScope,
  told: Pick<PngDeps, 'onArea' | 'onProgress'> = {},
): Promise<PictureReply> {
  const { shapes, fonts, images, look = PLAIN_LOOK, scale = SCALE, within, frame, maxPx = MAX_PX } = order;
  const pictures = createImageSource(images);
  const deps = { fonts, scope, pictures, createCanvas: createWorkerCanvas, ...told };
  const png = await draw(shapes, { ...look, scale, within, frame, maxPx }, deps);
  if (!png) return { kind: 'failed' };
  return {
    kind: 'picture',
    blob: new Blob([png.bytes], { type: 'image/png' }),
    isReduced: png.isReduced,
  };
}
