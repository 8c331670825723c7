import { type Theme, type ThemeName, themes } from '@drawbridge/shapes';

/** Fonts and images that have not come by then are done without. */
export const LOOKS_DEADLINE_MS = 10_000;

/** How a picture is to look. */
export interface Look {
  readonly theme: ThemeName;
  /** Whether there is paper behind what is drawn. */
  readonly hasBackground: boolean;
}

/** Pictures in the light go to where there is paper. */
const PAPER = '#ffffff';

export function paperOf({ theme, hasBackground }: Look): string | undefined {
  if (!hasBackground) return undefined;
  return theme === 'light' ? PAPER : themes.dark.background;
}

export function themeOf({ theme }: Look): Theme {
  return themes[theme];
}
