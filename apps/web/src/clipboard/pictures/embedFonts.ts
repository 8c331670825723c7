import type { Shape } from '@drawbridge/board';
import { type FontFile, fontFamilyName } from '@drawbridge/editor';
import type { EmbeddedFont } from '@drawbridge/formats';
import { fetchDataUrl } from './dataUrl.ts';
import { coversAny } from './unicodeRange.ts';

/** The files with glyphs that the texts of these shapes need: so that they look the same where the fonts are not. */
export async function embedFonts(
  shapes: readonly Shape[],
  files: readonly FontFile[],
): Promise<EmbeddedFont[]> {
  const needed = files.filter(({ font, unicodeRange }) =>
    shapes.some(
      (shape) => 'text' in shape && shape.style.font === font && coversAny(unicodeRange, shape.text),
    ),
  );
  const embedded = await Promise.all(needed.map(embed));
  return embedded.flatMap((font) => font ?? []);
}

async function embed({ font, url, unicodeRange }: FontFile): Promise<EmbeddedFont | undefined> {
  const data = await fetchDataUrl(url);
  return data === undefined ? undefined : { family: fontFamilyName(font), url: data, unicodeRange };
}
