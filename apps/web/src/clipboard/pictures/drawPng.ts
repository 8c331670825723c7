import { createImageSource } from '@drawbridge/editor';
import { drawPng as draw } from '@drawbridge/export';
import type { FontScope } from '@drawbridge/shapes';
import { type PictureOrder, type PictureReply, PLAIN_LOOK } from './pictureOrder.ts';
import { createWorkerCanvas } from './workerCanvas.ts';

/** Twice as many px as on a board at 100 %: sharp also where it is shown larger. */
const SCALE = 2;
/** LIMIT of a picture that is copied, in px: other programs take it as 128 MB of memory. */
const MAX_PX = 32e6;

export async function drawPng(order: PictureOrder, scope: FontScope): Promise<PictureReply> {
  const { shapes, fonts, images, look = PLAIN_LOOK, scale = SCALE, frame } = order;
  const pictures = createImageSource(images);
  const deps = { fonts, scope, pictures, createCanvas: createWorkerCanvas };
  const png = await draw(shapes, { ...look, scale, frame, maxPx: MAX_PX }, deps);
  if (!png) return { kind: 'failed' };
  return {
    kind: 'picture',
    blob: new Blob([png.bytes], { type: 'image/png' }),
    isReduced: png.isReduced,
  };
}
