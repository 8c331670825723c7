import type { Color } from '@drawbridge/board';
import { strokeColor, themes } from '@drawbridge/editor';
import type { Theme } from '../theme/theme.ts';

/** A stroke colour as the canvas shows it in this theme. */
export function swatchColor(color: Color, theme: Theme): string {
  return strokeColor(themes[theme], color);
}
