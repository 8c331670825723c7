import type { ImageFile } from '@drawbridge/board';
import type { Files } from './files.ts';
import type { PreparedImage } from './prepareImage.ts';

/** Puts the files of an image on their way, the one with few px first: others see it as soon as possible. */
export async function addImage(files: Pick<Files, 'add'>, image: PreparedImage): Promise<ImageFile> {
  const { blob, small, w, h } = image;
  const smallName = small && (await files.add(small));
  return { name: await files.add(blob), w, h, ...(smallName !== undefined && { small: smallName }) };
}
