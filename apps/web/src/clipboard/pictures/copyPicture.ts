import type { Shape } from '@drawbridge/board';
import { fonts } from '../../fonts.ts';
import { saveFile } from '../../parts/saveFile.ts';
import { copyByEvent } from '../copyByEvent.ts';
import { PICTURE_FAILED, pictureCopied, pictureSaved } from '../words.ts';
import { makePicture } from './makePicture.ts';
import type { PictureFormat, PictureOrder } from './pictureOrder.ts';

interface CopyPictureOptions {
  readonly files: PictureOrder['images'];
  readonly onDone: (message: string) => void;
  readonly onProblem: (message: string) => void;
}

type Made = { readonly blob: Blob; readonly isReduced: boolean };

/** Copies a picture of the shapes, or says why not. Where no picture can be copied it becomes a file. */
export async function copyPicture(
  format: PictureFormat,
  shapes: readonly Shape[],
  { files: { baseUrl, local }, onDone, onProblem }: CopyPictureOptions,
): Promise<void> {
  const making = make({ format, shapes, fonts, images: { baseUrl, local } });
  const name = format === 'png' ? 'PNG' : 'SVG';
  try {
    // At once, while the browser still knows that somebody pressed a key; the picture comes when it is made.
    const isCopied = await write(format, making);
    const { blob, isReduced } = await making;
    if (isCopied) return onDone(pictureCopied(name, isReduced));
    saveFile(`drawing.${format}`, new Uint8Array(await blob.arrayBuffer()));
    onProblem(pictureSaved(name));
  } catch {
    onProblem(PICTURE_FAILED);
  }
}

async function make(order: PictureOrder): Promise<Made> {
  const reply = await makePicture(order);
  if (reply.kind === 'failed') throw new Error('The picture was not made.');
  return reply;
}

async function write(format: PictureFormat, making: Promise<Made>): Promise<boolean> {
  // SVG files are text to every program that takes them from a clipboard.
  const type = format === 'png' ? 'image/png' : 'text/plain';
  const content = making.then(({ blob }) => new Blob([blob], { type }));
  // Whoever waits for the picture hears of it.
  content.catch(() => {});
  try {
    await navigator.clipboard.write([new ClipboardItem({ [type]: content })]);
    return true;
  } catch {
    if (format === 'png') return false;
    const text = await (await content).text();
    return copyByEvent((data) => data.setData('text/plain', text));
  }
}
