import type { Shape } from '@drawbridge/board';
import { type ExcalidrawFile, writeExcalidrawFile } from '@drawbridge/formats';
import type { Part } from '../area.ts';
import type { LoadImage } from '../imageBytes.ts';
import { imageUrls } from '../imageUrls.ts';

export interface SceneOptions extends Part {
  /** What the file that the board was opened from says beside its shapes. */
  readonly document?: string | undefined;
}

/** What is drawn, as a file of Excalidraw, with those of its images that can be had. */
export async function excalidrawFile(
  shapes: readonly Shape[],
  { document = '', ...part }: SceneOptions,
  loadImage: LoadImage,
): Promise<ExcalidrawFile> {
  const shown = shapesOf(shapes, part);
  const urls = await imageUrls(shown, loadImage);
  return writeExcalidrawFile(shown, { document, imageUrl: ({ file: { name } }) => urls.get(name) });
}

/** A frame is wanted with what lies in it. */
function shapesOf(shapes: readonly Shape[], { frame, only }: Part): readonly Shape[] {
  if (frame !== undefined) return shapes.filter((shape) => shape.id === frame || shape.frame === frame);
  const wanted = new Set(only);
  return only ? shapes.filter(({ id }) => wanted.has(id)) : shapes;
}
