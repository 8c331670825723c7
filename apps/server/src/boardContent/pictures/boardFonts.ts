import { readFile } from 'node:fs/promises';
import { LATIN, LATIN_EXT, type LoadBytes, type PictureFont } from '@drawbridge/export';

type FontName = PictureFont['font'];

/** Where the files of a font lie, up to the part of it. */
const PLACES: Readonly<Record<FontName, string>> = {
  hand: '@fontsource/shantell-sans/files/shantell-sans',
  sans: '@fontsource/inter/files/inter',
  mono: '@fontsource/jetbrains-mono/files/jetbrains-mono',
};
const PARTS = [
  ['latin', LATIN],
  ['latin-ext', LATIN_EXT],
] as const;

/** The fonts of text on boards, the same files as pages have. */
export const boardFonts: readonly PictureFont[] = Object.entries(PLACES).flatMap(([font, place]) =>
  PARTS.map(([part, unicodeRange]) => ({
    // The names of the record are those of fonts.
    font: font as FontName,
    url: import.meta.resolve(`${place}-${part}-400-normal.woff2`),
    plainUrl: import.meta.resolve(`${place}-${part}-400-normal.woff`),
    unicodeRange,
  })),
);

export const loadFontBytes: LoadBytes = (url) => readFile(new URL(url));
