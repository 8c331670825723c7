import { IMAGE_HEAD_BYTES } from '@drawbridge/protocol';
import { type ImageHead, readHead } from './imageHead.ts';
import { isPdf } from './isPdf.ts';

/** Of which kind of image a file is, by its first bytes; 'application/pdf' for one whose pages become images. */
export async function pictureTypeOf(file: Blob): Promise<ImageHead['type'] | 'application/pdf' | undefined> {
  const head = readHead(new Uint8Array(await file.slice(0, IMAGE_HEAD_BYTES).arrayBuffer()));
  return head?.type ?? ((await isPdf(file)) ? 'application/pdf' : undefined);
}
