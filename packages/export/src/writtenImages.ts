import { toBase64 } from '@drawbridge/formats';
import type { ImageSource, Picture } from '@drawbridge/shapes';

/** A file of an image, as it was put on the board. */
export interface ImageBytes {
  /** Such as `image/png`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Gets the file of an image by its name; nothing where it cannot be had. */
export type LoadImage = (name: string) => Promise<ImageBytes | undefined>;

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
  let bytes = 0;

  async function take(name: string): Promise<ImageBytes | undefined> {
    const image = await load(name);
    if (!image || bytes + image.bytes.length > MAX_BYTES) return undefined;
    bytes += image.bytes.length;
    return image;
  }

  return {
    async source({ name }) {
      const taking = known.get(name) ?? take(name);
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

export function imageDataUrl({ type, bytes }: ImageBytes): string {
  return `data:${type};base64,${toBase64(bytes)}`;
}
