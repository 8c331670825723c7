import type { Shape } from '@drawbridge/board';
import type { LoadImage } from '../imageBytes.ts';
import { limitImages } from '../limitImages.ts';
import { excalidrawFile, type SceneOptions } from './excalidrawFile.ts';

export interface ExcalidrawOptions extends SceneOptions {
  /** LIMIT of all images in it: the file is put together in memory. */
  readonly maxImageBytes?: number;
}

/** What is drawn, as the text of a file of Excalidraw. Undefined where its images have more bytes than they may. */
export async function writeExcalidraw(
  shapes: readonly Shape[],
  { maxImageBytes = Number.POSITIVE_INFINITY, ...options }: ExcalidrawOptions,
  loadImage: LoadImage,
): Promise<string | undefined> {
  const images = limitImages(loadImage, maxImageBytes);
  const file = await excalidrawFile(shapes, options, images.load);
  // In lines, as Excalidraw writes its own.
  return images.isFull ? undefined : JSON.stringify(file, undefined, 2);
}
