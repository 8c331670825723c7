import type { ImagePlaces } from '@drawbridge/editor';
import type { ImageBytes, LoadBytes, LoadImage, TileCanvas } from '@drawbridge/export';

/** What pictures are made with in a worker of a browser. */

/** @throws Error where the browser has no memory for it, or no canvas. */
export function createWorkerCanvas(width: number, height: number): TileCanvas {
  // Its pixels are read once: they need not go to the graphics card and back.
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas.');
  return { context, read: () => context.getImageData(0, 0, width, height).data };
}

export function measureText(text: string, font: string): number {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (!measuring) return 0;
  measuring.font = font;
  return measuring.measureText(text).width;
}

/* A worker has one, as it has its fonts once. */
let measuring: OffscreenCanvasRenderingContext2D | null = null;

export const loadBytes: LoadBytes = async (url) => {
  const blob = await fetchBlob(url);
  return blob && bytesOf(blob);
};

/** The files of images, with the bytes that they were put on the board with. */
export function imageLoader({ baseUrl, local }: ImagePlaces): LoadImage {
  return async (name): Promise<ImageBytes | undefined> => {
    const blob = local.get(name) ?? (await fetchBlob(baseUrl + name));
    return blob && { type: blob.type, bytes: await bytesOf(blob) };
  };
}

async function fetchBlob(url: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.blob() : undefined;
  } catch {
    // No network: the picture goes without.
    return undefined;
  }
}

export async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}
