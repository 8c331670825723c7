import type { ImageFile, Shape } from '@drawbridge/board';
import {
  type FontFile,
  type FontScope,
  loadFonts,
  loadRough,
  type Picture,
  pictureOf,
  provideFonts,
  provideImages,
} from '@drawbridge/shapes';
import { createImageSource, type ImagePlaces } from '../render/imageSource.ts';

/** Where what shapes are drawn with is to be had, and where it goes. */
export interface Looks {
  readonly fonts: readonly FontFile[];
  readonly scope: FontScope;
  readonly images?: ImagePlaces | undefined;
  /** Canvas px per page px. */
  readonly scale: number;
  /** Called with each picture as it comes. */
  readonly onPicture?: (file: ImageFile, picture: Picture) => void;
}

/**
 * Resolves when everything is there that these shapes are drawn with: fonts, pictures, hand-drawn lines. What cannot be had, or
 * not within the deadline, is drawn without. For a page or a worker that draws once.
 */
export async function loadLooks(shapes: readonly Shape[], looks: Looks, deadlineMs: number): Promise<void> {
  provideFonts(looks.fonts, looks.scope, () => {});
  const isRough = shapes.some(({ style }) => style.roughness !== 'clean');
  const fonts = shapes.flatMap((shape) => ('text' in shape && shape.text !== '' ? [shape.style.font] : []));
  const loading = [loadFonts(fonts), loadPictures(shapes, looks), ...(isRough ? [loadRough()] : [])];
  await Promise.race([Promise.all(loading), new Promise((resolve) => setTimeout(resolve, deadlineMs))]);
}

async function loadPictures(shapes: readonly Shape[], { images, scale, onPicture }: Looks): Promise<void> {
  if (!images) return;
  const source = createImageSource(images);
  const loads: Promise<unknown>[] = [];
  provideImages(
    (file, widthPx) => {
      const load = source(file, widthPx);
      loads.push(load.then((picture) => picture && onPicture?.(file, picture)));
      return load;
    },
    () => {},
  );
  for (const shape of shapes) if (shape.type === 'image') pictureOf(shape.file, shape.w * scale);
  await Promise.all(loads);
}
