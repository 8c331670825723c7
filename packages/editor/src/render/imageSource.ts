import { type ImageFile, smallSizeOf } from '@drawbridge/board';
import type { ImageSource, Picture } from '@drawbridge/shapes';

/** Where the bytes of images are. */
export interface ImagePlaces {
  /** Followed by the name of a file, its address. */
  readonly baseUrl: string;
  /** Files that are on this device, and perhaps not on the server yet. */
  readonly local: ReadonlyMap<string, Blob>;
}

/** The same as it grows: images that are inserted here. */
export interface ImageFiles extends ImagePlaces {
  /** Calls back with each file that is added to `local`. */
  onLocal(listener: (name: string, blob: Blob) => void): () => void;
}

/** Somebody else's file may still be on its way to the server: so it is asked for again after these, in ms. */
const RETRIES_MS = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 120_000];

/**
 * Pictures of files on this device or on the server, decoded off the main thread at the width at which they are shown: of a large
 * image from the file with few px, if that is enough.
 */
export function createImageSource({ baseUrl, local }: ImagePlaces): ImageSource {
  const bytesOf = async (name: string): Promise<Blob | undefined> =>
    local.get(name) ?? (await download(baseUrl + name));
  return async (file, widthPx) => {
    const { small } = file;
    const isSmallEnough = small !== undefined && widthPx <= smallSizeOf(file).w;
    for (const delayMs of [0, ...RETRIES_MS]) {
      await wait(delayMs);
      const few = isSmallEnough ? await bytesOf(small) : undefined;
      const picture = few && (await decode(few, file, widthPx));
      if (picture) return picture;
      const blob = await bytesOf(file.name);
      if (blob) return decode(blob, file, widthPx);
    }
    return undefined;
  };
}

async function download(url: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.blob() : undefined;
  } catch {
    // No network; it is asked for again.
    return undefined;
  }
}

async function decode(blob: Blob, { w, h }: ImageFile, widthPx: number): Promise<Picture | undefined> {
  const isSmaller = w > 0 && h > 0 && widthPx < w;
  const size = isSmaller
    ? { resizeWidth: widthPx, resizeHeight: Math.max(1, Math.round((widthPx / w) * h)) }
    : {};
  try {
    return await createImageBitmap(blob, { ...size, ...(isSmaller && { resizeQuality: 'high' }) });
  } catch {
    // Bytes that are no image after all: the placeholder stays.
    return undefined;
  }
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
