import type { LoadImage } from './imageBytes.ts';

/** Files of images, up to a number of bytes. */
export interface LimitedImages {
  readonly load: LoadImage;
  /** There were more: of that one, and of those after it, there is nothing. */
  readonly isFull: boolean;
}

export function limitImages(load: LoadImage, maxBytes: number): LimitedImages {
  let bytes = 0;
  return {
    async load(name) {
      if (bytes > maxBytes) return undefined;
      const image = await load(name);
      bytes += image?.bytes.length ?? 0;
      return bytes > maxBytes ? undefined : image;
    },
    get isFull() {
      return bytes > maxBytes;
    },
  };
}
