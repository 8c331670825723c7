import type { Shape } from '@drawbridge/board';
import type { LoadImage } from '../imageBytes.ts';
import { limitImages } from '../limitImages.ts';
import { excalidrawFile, type SceneOptions } from './excalidrawFile.ts';

/**
 * LIMIT of images in a scene, which has them a second time, and packed so that they take half as much again: with more of them a
 * picture could not be opened within the limits that files have. What is beyond it leaves its place.
 */
const MAX_IMAGE_BYTES = 16 * 1024 * 1024;

/** What is drawn, as a file of Excalidraw: to be put into a picture of it, so that this can be opened as a board again. */
export async function sceneOf(
  shapes: readonly Shape[],
  options: SceneOptions,
  loadImage: LoadImage,
): Promise<string> {
  const images = limitImages(loadImage, MAX_IMAGE_BYTES);
  return JSON.stringify(await excalidrawFile(shapes, options, images.load));
}
