import type { ImageSource, Picture } from '@drawbridge/shapes';
import type { ImageBytes, LoadImage } from './imageBytes.ts';
import { limitImages } from './limitImages.ts';

/** Images for files that hold them as they are: nothing is decoded. */
export interface WrittenImages {
  readonly source: ImageSource;
  /** Of what is drawn with `drawImage`. */
  of(picture: unknown): ImageBytes | undefined;
}

/** LIMIT of images in one file: it is put together in memory. What is beyond it shows as a placeholder. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Wider than any image is ever asked for, so that it is asked for once. */
const ANY_WIDTH_PX = 2 ** 30;

export function createWrittenImages(load: LoadImage): WrittenImages {
  const images = new Map<unknown, ImageBytes>();
  const known = new Map<string, Promise<ImageBytes | undefined>>();
  const limited = limitImages(load, MAX_BYTES);

  return {
    async source({ name }) {
      const taking = known.get(name) ?? limited.load(name);
      known.set(name, taking);
      const image = await taking;
      if (!image) return undefined;
      // Stands for a picture that takes no memory. Only `of` ever looks at it.
      const token = { width: ANY_WIDTH_PX, height: 0, close: () => {} } as unknown as Picture;
      images.set(token, image);
      return token;
    },
    of: (picture) => images.get(picture),
  };
}
