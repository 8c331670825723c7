import type { Shape } from '@drawbridge/board';
import { imageDataUrl, type LoadImage } from './imageBytes.ts';

/** The bytes of images as data URLs, by the names of their files; without those that cannot be had. */
export async function imageUrls(
  shapes: readonly Shape[],
  load: LoadImage,
): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  const names = new Set(shapes.flatMap((shape) => (shape.type === 'image' ? shape.file.name : [])));
  names.delete('');
  // One after the other: each takes its whole size in memory.
  for (const name of names) {
    const image = await load(name);
    if (image) urls.set(name, imageDataUrl(image));
  }
  return urls;
}
