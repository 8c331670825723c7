import { LATIN, LATIN_EXT, type PictureFont } from '@drawbridge/export';
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

/**
 * The fonts of text on boards. All are under the SIL Open Font License 1.1, which lies beside them in `public/licenses`. Their
 * files are fetched when the first text is drawn; letters that are in none of them come from the system.
 */
export const fonts: readonly PictureFont[] = [
  { font: 'hand', url: shantellLatin, plainUrl: shantellLatinPlain, unicodeRange: LATIN },
  { font: 'hand', url: shantellLatinExt, plainUrl: shantellLatinExtPlain, unicodeRange: LATIN_EXT },
  { font: 'sans', url: interLatin, plainUrl: interLatinPlain, unicodeRange: LATIN },
  { font: 'sans', url: interLatinExt, plainUrl: interLatinExtPlain, unicodeRange: LATIN_EXT },
  { font: 'mono', url: monoLatin, plainUrl: monoLatinPlain, unicodeRange: LATIN },
  { font: 'mono', url: monoLatinExt, plainUrl: monoLatinExtPlain, unicodeRange: LATIN_EXT },
];
