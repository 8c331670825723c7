import type { Shape } from '@drawbridge/board';
import { imageUrls } from '@drawbridge/export';
import type { BoardFile } from '@drawbridge/formats';
import { imageLoader } from '../clipboard/pictures/workerCanvas.ts';
import type { ExportOrder } from './exportOrder.ts';

/** What a file of ours says of the shapes. */
export async function boardFileOf(shapes: readonly Shape[], order: ExportOrder): Promise<BoardFile> {
  const { name, comments = [], library = [], history } = order;
  return { name, shapes, comments, library, history, files: await urlsFor(shapes, order) };
}

/** The bytes of images as data URLs, by the names of their files, if the file is to have them. */
export async function urlsFor(
  shapes: readonly Shape[],
  { look, images }: ExportOrder,
): Promise<ReadonlyMap<string, string>> {
  return look.hasImages ? imageUrls(shapes, imageLoader(images)) : new Map();
}
