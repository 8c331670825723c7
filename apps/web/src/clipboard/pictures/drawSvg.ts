import { drawSvg as draw } from '@drawbridge/export';
import type { FontScope } from '@drawbridge/shapes';
import { type PictureOrder, type PictureReply, PLAIN_LOOK } from './pictureOrder.ts';
import { imageLoader, loadBytes, measureText } from './workerCanvas.ts';

/** Only for a worker in which nothing else is drawn. */
export async function drawSvg(order: PictureOrder, scope: FontScope): Promise<PictureReply> {
  const { shapes, fonts, images, look = PLAIN_LOOK, frame } = order;
  const deps = { fonts, scope, loadBytes, loadImage: imageLoader(images), measureText };
  const text = await draw(shapes, { ...look, frame }, deps);
  if (text === undefined) return { kind: 'failed' };
  return { kind: 'picture', blob: new Blob([text], { type: 'image/svg+xml' }), isReduced: false };
}
