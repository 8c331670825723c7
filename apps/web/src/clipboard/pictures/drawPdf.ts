import type { ImageBytes } from '@drawbridge/export';
import { type DrawWords, wordsBox, writePdf } from '@drawbridge/export/pdf';
import type { FontScope } from '@drawbridge/shapes';
import { type PictureOrder, type PictureReply, PLAIN_LOOK } from './pictureOrder.ts';
import { bytesOf, imageLoader, loadBytes, measureText } from './workerCanvas.ts';

/** Only for a worker in which nothing else is drawn. */
export async function drawPdf(order: PictureOrder, scope: FontScope): Promise<PictureReply> {
  const { shapes, fonts, images, look = PLAIN_LOOK, frame, title = '' } = order;
  const loadImage = imageLoader(images);
  const deps = { fonts, scope, loadBytes, loadImage, measureText, toPng, drawWords };
  const bytes = await writePdf(shapes, { ...look, frame, title }, deps);
  if (!bytes) return { kind: 'failed' };
  return { kind: 'picture', blob: new Blob([bytes], { type: 'application/pdf' }), isReduced: false };
}

async function toPng({ type, bytes }: ImageBytes): Promise<Uint8Array | undefined> {
  try {
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    return await pngOf(canvas);
  } catch {
    // Bytes that are no image after all: its place stays empty.
    return undefined;
  }
}

/** Sharp when it is printed. */
const WORDS_SCALE = 4;

const drawWords: DrawWords = async ({ text, font, color }) => {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.font = font;
  const box = wordsBox(context.measureText(text));
  [canvas.width, canvas.height] = [box.w * WORDS_SCALE, box.h * WORDS_SCALE];
  context.setTransform(WORDS_SCALE, 0, 0, WORDS_SCALE, -box.x * WORDS_SCALE, -box.y * WORDS_SCALE);
  context.font = font;
  context.fillStyle = color;
  context.fillText(text, 0, 0);
  return { png: await pngOf(canvas), ...box };
};

async function pngOf(canvas: OffscreenCanvas): Promise<Uint8Array> {
  return bytesOf(await canvas.convertToBlob({ type: 'image/png' }));
}
