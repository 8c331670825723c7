import { COLOR_NAMES, type Color, isHexColor } from '@drawbridge/board';
import { strokeColor, themes } from '@drawbridge/shapes';
import type { Theme } from '../theme/theme.ts';

/** What somebody typed, as a colour: with or without the sign, also in three digits. Undefined for anything else. */
export function parseHex(typed: string): Color | undefined {
  const digits = typed.trim().replace(/^#/, '').toLowerCase();
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const color = `#${long}`;
  return isHexColor(color) ? color : undefined;
}

/** The colour as the canvas shows it: '#rrggbb'. */
export function hexOf(color: Color, theme: Theme): string {
  return strokeColor(themes[theme], color);
}

/** The colour by its name, if it is the one that a name stands for in this theme: such a one suits the other theme as well. */
export function namedIfKnown(color: Color, theme: Theme): Color {
  return COLOR_NAMES.find((name) => hexOf(name, theme) === color) ?? color;
}

/** "Blue", "#12ab34". */
export function colorLabel(color: Color): string {
  return isHexColor(color) ? color : color.charAt(0).toUpperCase() + color.slice(1);
}
