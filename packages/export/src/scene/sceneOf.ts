import type { Shape } from '@drawbridge/board';
import { writeExcalidrawFile } from '@drawbridge/formats';
import type { Part } from '../area.ts';
import { imageUrls } from '../imageUrls.ts';
import type { LoadImage } from '../writtenImages.ts';

export interface SceneOptions extends Part {
  /** What the file that the board was opened from says beside its shapes. */
  readonly document?: string | undefined;
}

/**
 * LIMIT of images in a scene, which has them a second time, and packed so that they take half as much again: with more of them a
 * picture could not be opened within the limits that files have. What is beyond it leaves its place.
 */
const MAX_IMAGE_BYTES = 16 * 1024 * 1024;

/** What is drawn, as a file of Excalidraw: to be put into a picture of it, so that this can be opened as a board again. */
export async function sceneOf(
  shapes: readonly Shape[],
  { document = '', ...part }: SceneOptions,
  loadImage: LoadImage,
): Promise<string> {
  const shown = shapesOf(shapes, part);
  const urls = await imageUrls(shown, loadImage, MAX_IMAGE_BYTES);
  return JSON.stringify(
    writeExcalidrawFile(shown, { document, imageUrl: ({ file: { name } }) => urls.get(name) }),
  );
}

/** A frame is wanted with what lies in it. */
function shapesOf(shapes: readonly Shape[], { frame, only }: Part): readonly Shape[] {
  if (frame !== undefined) return shapes.filter((shape) => shape.id === frame || shape.frame === frame);
  const wanted = new Set(only);
  return only ? shapes.filter(({ id }) => wanted.has(id)) : shapes;
}
