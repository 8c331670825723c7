import type { Shape } from '@drawbridge/board';
import { imageDataUrl, type LoadImage } from './writtenImages.ts';

/** The bytes of images as data URLs, by the names of their files; without those that cannot be had, or are beyond `mostBytes`. */
export async function imageUrls(
  shapes: readonly Shape[],
  load: LoadImage,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  const names = new Set(shapes.flatMap((shape) => (shape.type === 'image' ? shape.file.name : [])));
  names.delete('');
  let bytes = 0;
  // One after the other: each takes its whole size in memory.
  for (const name of names) {
    const image = await load(name);
    if (!image || bytes + image.bytes.length > mostBytes) continue;
    bytes += image.bytes.length;
    urls.set(name, imageDataUrl(image));
  }
  return urls;
}
