import type { Shape } from '@drawbridge/board';
import { imageDataUrl } from '@drawbridge/export';
import type { BoardFile } from '@drawbridge/formats';
import { imageLoader } from '../clipboard/pictures/workerCanvas.ts';
import type { ExportOrder } from './exportOrder.ts';

/** What a file of ours says of the shapes. */
export async function boardFileOf(shapes: readonly Shape[], order: ExportOrder): Promise<BoardFile> {
  return { name: order.name, shapes, files: await imageUrls(shapes, order) };
}

/** The bytes of images as data URLs, by the names of their files; without those that cannot be had. */
export async function imageUrls(
  shapes: readonly Shape[],
  { look, images }: ExportOrder,
): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  if (!look.hasImages) return urls;
  const names = new Set(shapes.flatMap((shape) => (shape.type === 'image' ? shape.file.name : [])));
  names.delete('');
  const load = imageLoader(images);
  // One after the other: each takes its whole size in memory.
  for (const name of names) {
    const image = await load(name);
    if (image) urls.set(name, imageDataUrl(image));
  }
  return urls;
}
