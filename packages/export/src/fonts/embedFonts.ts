import type { Shape } from '@drawbridge/board';
import { type EmbeddedFont, subsetFont, toBase64 } from '@drawbridge/formats';
import { fontFamilyName } from '@drawbridge/shapes';
import { charactersIn } from './charactersIn.ts';
import type { LoadBytes, PictureFont } from './pictureFont.ts';
import { coversAny } from './unicodeRange.ts';

/** The glyphs that the texts of these shapes need: so that they look the same where the fonts are not. */
export async function embedFonts(
  shapes: readonly Shape[],
  files: readonly PictureFont[],
  load: LoadBytes,
): Promise<EmbeddedFont[]> {
  const embedded = await Promise.all(
    files.map((file) => {
      const characters = charactersIn(file.font, shapes);
      return coversAny(file.unicodeRange, characters) ? embed(file, characters, load) : undefined;
    }),
  );
  return embedded.flatMap((font) => font ?? []);
}

async function embed(
  { font, url, plainUrl, unicodeRange }: PictureFont,
  characters: string,
  load: LoadBytes,
): Promise<EmbeddedFont | undefined> {
  const [plain, whole] = await Promise.all([load(plainUrl), load(url)]);
  const part = plain && (await subsetFont(plain, characters));
  // Without network there is only the whole file, which draws the board as well; it packs better than a part that has nearly all.
  const isPart = part !== undefined && (!whole || part.length <= whole.length);
  const bytes = isPart ? part : whole;
  if (!bytes) return undefined;
  const type = isPart ? 'woff' : 'woff2';
  return {
    family: fontFamilyName(font),
    url: `data:font/${type};base64,${toBase64(bytes)}`,
    unicodeRange,
  };
}
