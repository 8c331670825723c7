import type { Shape } from '@drawbridge/board';
import { imageUrls, type LoadImage } from '@drawbridge/export';
import type { BoardFile } from '@drawbridge/formats';
import { imageLoader } from '../clipboard/pictures/workerCanvas.ts';
import type { ExportOrder } from './exportOrder.ts';

/** What a file of ours says of the shapes. */
export async function boardFileOf(shapes: readonly Shape[], order: ExportOrder): Promise<BoardFile> {
  const { name, comments = [], library = [], document: foreign, history } = order;
  const files = await imageUrls(shapes, wantedImages(order));
  return { name, shapes, comments, library, foreign, history, files };
}

/** The files of images, if the file that is made is to have them. */
export function wantedImages({ look, images }: ExportOrder): LoadImage {
  return look.hasImages ? imageLoader(images) : async () => undefined;
}
