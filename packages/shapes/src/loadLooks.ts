import type { FontName, Shape } from '@drawbridge/board';
import { type FontFile, type FontScope, loadFonts, provideFonts } from './fonts.ts';
import { type ImageSource, pictureOf, provideImages } from './images.ts';
import { loadRough } from './paint/rough.ts';
import { labelOf } from './placed.ts';

/** Where what shapes are drawn with is to be had, and where it goes. */
export interface Looks {
  readonly fonts: readonly FontFile[];
  readonly scope: FontScope;
  readonly pictures?: ImageSource | undefined;
  /** Canvas px per page px. */
  readonly scale: number;
}

/**
 * Resolves when everything is there that these shapes are drawn with: fonts, pictures, hand-drawn lines. What cannot be had, or
 * not within the deadline, is drawn without. For a page, a worker or a process that draws once.
 */
export async function loadLooks(shapes: readonly Shape[], looks: Looks, deadlineMs: number): Promise<void> {
  provideFonts(looks.fonts, looks.scope, () => {});
  const isRough = shapes.some(({ style }) => style.roughness !== 'clean');
  const fonts = shapes.flatMap((shape) => fontOf(shape) ?? []);
  const pictures = looks.pictures && loadPictures(shapes, looks.pictures, looks.scale);
  const loading = [loadFonts(fonts), pictures, ...(isRough ? [loadRough()] : [])];
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, deadlineMs);
  await Promise.race([Promise.all(loading), late]).finally(() => clearTimeout(timer));
}

/** The font that the shape's text is in, if it has any. Names of frames are in one font, whatever their style says. */
export function fontOf(shape: Shape): FontName | undefined {
  return 'text' in shape && shape.text !== '' ? labelOf(shape)?.font : undefined;
}

/** Resolves when the pictures of these shapes can be drawn, as far as they can be had. */
export async function loadPictures(
  shapes: readonly Shape[],
  source: ImageSource,
  scale: number,
): Promise<void> {
  const loads: Promise<unknown>[] = [];
  const end = provideImages(
    (file, widthPx) => {
      const load = source(file, widthPx);
      loads.push(load);
      return load;
    },
    () => {},
  );
  for (const shape of shapes) if (shape.type === 'image') pictureOf(shape.file, shape.w * scale);
  await Promise.all(loads);
  end();
}
