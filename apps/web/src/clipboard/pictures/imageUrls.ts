import type { ImageFile } from '@drawbridge/board';
import type { ImagePlaces } from '@drawbridge/editor';
import { dataUrl, fetchDataUrl } from './dataUrl.ts';

/** Images as data URLs, with the bytes that they were put on the board with: an SVG file must not need anything else. */
export interface ImageUrls {
  /** This picture is of that file. */
  know(file: ImageFile, picture: object): void;
  /** Resolves when all of them are there, as far as they can be had. */
  load(): Promise<void>;
  of(picture: unknown): string | undefined;
}

export function createImageUrls(places: ImagePlaces): ImageUrls {
  const names = new Map<unknown, string>();
  const urls = new Map<string, string>();

  async function load(name: string): Promise<void> {
    const blob = places.local.get(name);
    const url = blob ? await dataUrl(blob) : await fetchDataUrl(places.baseUrl + name);
    if (url) urls.set(name, url);
  }

  return {
    know: (file, picture) => void names.set(picture, file.name),
    async load() {
      await Promise.all([...new Set(names.values())].map(load));
    },
    of: (picture) => urls.get(names.get(picture) ?? ''),
  };
}
