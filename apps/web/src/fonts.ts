import type { FontFile } from '@drawbridge/shapes';
import interLatinPlain from '@fontsource/inter/files/inter-latin-400-normal.woff?url';
import interLatin from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import interLatinExtPlain from '@fontsource/inter/files/inter-latin-ext-400-normal.woff?url';
import interLatinExt from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?url';
import monoLatinPlain from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff?url';
import monoLatin from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2?url';
import monoLatinExtPlain from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-ext-400-normal.woff?url';
import monoLatinExt from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-ext-400-normal.woff2?url';
import shantellLatinPlain from '@fontsource/shantell-sans/files/shantell-sans-latin-400-normal.woff?url';
import shantellLatin from '@fontsource/shantell-sans/files/shantell-sans-latin-400-normal.woff2?url';
import shantellLatinExtPlain from '@fontsource/shantell-sans/files/shantell-sans-latin-ext-400-normal.woff?url';
import shantellLatinExt from '@fontsource/shantell-sans/files/shantell-sans-latin-ext-400-normal.woff2?url';

/** What the files with `latin` in their name hold; everything else is in those with `latin-ext`, or in no file. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

/** The same glyphs in a format that a page can take apart, for pictures that bring their letters along. */
export interface BoardFont extends FontFile {
  readonly plainUrl: string;
}

/**
 * The fonts of text on boards. All are under the SIL Open Font License 1.1, which lies beside them in `public/licenses`. Their
 * files are fetched when the first text is drawn; letters that are in none of them come from the system.
 */
export const fonts: readonly BoardFont[] = [
  { font: 'hand', url: shantellLatin, plainUrl: shantellLatinPlain, unicodeRange: LATIN },
  { font: 'hand', url: shantellLatinExt, plainUrl: shantellLatinExtPlain, unicodeRange: LATIN_EXT },
  { font: 'sans', url: interLatin, plainUrl: interLatinPlain, unicodeRange: LATIN },
  { font: 'sans', url: interLatinExt, plainUrl: interLatinExtPlain, unicodeRange: LATIN_EXT },
  { font: 'mono', url: monoLatin, plainUrl: monoLatinPlain, unicodeRange: LATIN },
  { font: 'mono', url: monoLatinExt, plainUrl: monoLatinExtPlain, unicodeRange: LATIN_EXT },
];
