import type { ImageType } from '@drawbridge/protocol';
import { stripAvif } from './stripAvif.ts';
import { stripGif } from './stripGif.ts';
import { stripJpeg } from './stripJpeg.ts';
import { stripPng } from './stripPng.ts';
import { stripWebp } from './stripWebp.ts';

/** Takes an image of its kind apart and answers it without what does not belong to the picture. Throws RangeError at a cut. */
export type StripMetadata = (bytes: Uint8Array) => Uint8Array | undefined;

const STRIPPERS: Readonly<Record<ImageType, StripMetadata>> = {
  'image/avif': stripAvif,
  'image/gif': stripGif,
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
};

/**
 * The same picture without what else its file says: where and when it was taken, with what, by whom, comments, previews, and
 * whatever was hung on behind its end. What the picture looks like stays, to the px: its colours, its animation, which way up it
 * is. Only what is known to be needed is kept. `undefined` for a file whose parts cannot be told apart; never throws.
 */
export function stripMetadata(type: ImageType, bytes: Uint8Array): Uint8Array | undefined {
  try {
    return STRIPPERS[type](bytes);
  } catch (error) {
    // The file ends in the middle of something.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
