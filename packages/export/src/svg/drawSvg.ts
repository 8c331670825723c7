import type { Shape } from '@drawbridge/board';
import { writeSvg } from '@drawbridge/formats';
import { drawShapes, type FontScope, loadLooks } from '@drawbridge/shapes';
import { areaOf, type Part } from '../area.ts';
import { embedFonts } from '../fonts/embedFonts.ts';
import type { LoadBytes, PictureFont } from '../fonts/pictureFont.ts';
import { imageDataUrl, type LoadImage } from '../imageBytes.ts';
import { LOOKS_DEADLINE_MS, type Look, paperOf, themeOf } from '../look.ts';
import { recordPaths } from '../recordPaths.ts';
import { createWrittenImages } from '../writtenImages.ts';

/** What SVG and PDF are written with. */
export interface WritingDeps {
  readonly fonts: readonly PictureFont[];
  readonly scope: FontScope;
  readonly loadBytes: LoadBytes;
  readonly loadImage: LoadImage;
  /** How wide text is in a CSS font, in px. */
  readonly measureText: (text: string, font: string) => number;
}

/**
 * An SVG file with all that it needs: fonts and images are in it. Undefined where there is no such frame. For a worker or a
 * process of its own.
 */
export async function drawSvg(
  shapes: readonly Shape[],
  options: Look & Part,
  { fonts, scope, loadBytes, loadImage, measureText }: WritingDeps,
): Promise<string | undefined> {
  recordPaths();
  const images = createWrittenImages(loadImage);
  await loadLooks(shapes, { fonts, scope, pictures: images.source, scale: 1 }, LOOKS_DEADLINE_MS);
  const area = areaOf(shapes, options);
  if (!area) return undefined;
  const background = paperOf(options);
  return writeSvg((context) => drawShapes(context, area.shapes, themeOf(options), PAGE), {
    box: area.box,
    ...(background !== undefined && { background }),
    fonts: await embedFonts(area.shapes, fonts, loadBytes),
    imageUrl: (picture) => {
      const image = images.of(picture);
      return image && imageDataUrl(image);
    },
    measureText,
  });
}

const PAGE = { scale: 1, tx: 0, ty: 0 };
