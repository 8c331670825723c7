import type { FontFile } from '@drawbridge/editor';
import interLatin from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import interLatinExt from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?url';
import monoLatin from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2?url';
import monoLatinExt from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-ext-400-normal.woff2?url';
import shantellLatin from '@fontsource/shantell-sans/files/shantell-sans-latin-400-normal.woff2?url';
import shantellLatinExt from '@fontsource/shantell-sans/files/shantell-sans-latin-ext-400-normal.woff2?url';

/** What the files with `latin` in their name hold; everything else is in those with `latin-ext`, or in no file. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

/**
 * The fonts of text on boards. All are under the SIL Open Font License 1.1, which lies beside them in `public/licenses`. Their
 * files are fetched when the first text is drawn; letters that are in none of them come from the system.
 */
export const fonts: readonly FontFile[] = [
  { font: 'hand', url: shantellLatin, unicodeRange: LATIN },
  { font: 'hand', url: shantellLatinExt, unicodeRange: LATIN_EXT },
  { font: 'sans', url: interLatin, unicodeRange: LATIN },
  { font: 'sans', url: interLatinExt, unicodeRange: LATIN_EXT },
  { font: 'mono', url: monoLatin, unicodeRange: LATIN },
  { font: 'mono', url: monoLatinExt, unicodeRange: LATIN_EXT },
];
