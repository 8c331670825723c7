import { HAIRLINE_CANVAS_PX } from './hairline.ts';
import type { Theme } from './theme.ts';

/** What all shapes of one picture are drawn by. */
export interface DrawFrame {
  readonly theme: Theme;
  /** Canvas px per page px. */
  readonly scale: number;
  /** The width of the thinnest line that still shows, in page px. */
  readonly hairline: number;
}

export function createDrawFrame(theme: Theme, scale: number): DrawFrame {
  return { theme, scale, hairline: HAIRLINE_CANVAS_PX / scale };
}
