import type { Shape } from '@drawbridge/board';
import { type EmbeddedFont, subsetFont } from '@drawbridge/formats';
import { fontFamilyName } from '@drawbridge/shapes';
import type { BoardFont } from '../../fonts.ts';
import { dataUrl, fetchBlob, fetchDataUrl } from './dataUrl.ts';
import { coversAny } from './unicodeRange.ts';

/** The glyphs that the texts of these shapes need: so that they look the same where the fonts are not. */
export async function embedFonts(
  shapes: readonly Shape[],
  files: readonly BoardFont[],
): Promise<EmbeddedFont[]> {
  const embedded = await Promise.all(
    files.map((file) => {
      const characters = charactersIn(file, shapes);
      return coversAny(file.unicodeRange, characters) ? embed(file, characters) : undefined;
    }),
  );
  return embedded.flatMap((font) => font ?? []);
}

/** Each once. */
function charactersIn({ font }: BoardFont, shapes: readonly Shape[]): string {
  const characters = new Set<string>();
  for (const shape of shapes) {
    if (!('text' in shape) || shape.style.font !== font) continue;
    for (const character of shape.text) characters.add(character);
  }
  return [...characters].join('');
}

async function embed(file: BoardFont, characters: string): Promise<EmbeddedFont | undefined> {
  const { font, url, unicodeRange } = file;
  const [part, whole] = await Promise.all([subsetUrl(file, characters), fetchDataUrl(url)]);
  // Without network there is only the whole file, which draws the board as well; it packs better than a part that has nearly all.
  const data = part && whole && whole.length < part.length ? whole : (part ?? whole);
  return data === undefined ? undefined : { family: fontFamilyName(font), url: data, unicodeRange };
}

async function subsetUrl({ plainUrl }: BoardFont, characters: string): Promise<string | undefined> {
  const whole = await fetchBlob(plainUrl);
  const subset = whole && (await subsetFont(new Uint8Array(await whole.arrayBuffer()), characters));
  return subset && dataUrl(new Blob([subset], { type: 'font/woff' }));
}
