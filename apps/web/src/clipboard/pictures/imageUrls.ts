import type { ImageFile } from '@drawbridge/board';
import type { ImagePlaces } from '@drawbridge/editor';
import { toBase64 } from '@drawbridge/formats';

/** Images as data URLs, with the bytes that they were put on the board with: an SVG file must not need anything else. */
export interface ImageUrls {
  /** This picture is of that file. */
  know(file: ImageFile, picture: object): void;
  /** Resolves when all of them are there, as far as they can be had. */
  load(): Promise<void>;
  of(picture: unknown): string | undefined;
}

export function createImageUrls(places: ImagePlaces | undefined): ImageUrls {
  const names = new Map<unknown, string>();
  const urls = new Map<string, string>();

  async function load(name: string): Promise<void> {
    const blob = places?.local.get(name) ?? (await download(`${places?.baseUrl}${name}`));
    if (blob) urls.set(name, await dataUrl(blob));
  }

  return {
    know: (file, picture) => void names.set(picture, file.name),
    async load() {
      await Promise.all([...new Set(names.values())].map(load));
    },
    of: (picture) => urls.get(names.get(picture) ?? ''),
  };
}

async function download(url: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.blob() : undefined;
  } catch {
    // It was shown a moment ago; without network the file has a gap there.
    return undefined;
  }
}

async function dataUrl(blob: Blob): Promise<string> {
  return `data:${blob.type};base64,${toBase64(new Uint8Array(await blob.arrayBuffer()))}`;
}
