import type { FontName } from '@drawbridge/board';
import type { Context2D } from '../context2D.ts';
import { fontFamilies } from '../fonts.ts';
import type { Ruler } from './ruler.ts';

/** As `context` draws it, whose font is another afterwards. */
export function rulerOn(context: Pick<Context2D, 'font' | 'measureText'>): Ruler {
  return (font, fontSize) => {
    context.font = cssFont(font, fontSize);
    return (text) => context.measureText(text).width;
  };
}

/** A font as canvases want it. */
export function cssFont(font: FontName, fontSize: number): string {
  return `${fontSize}px ${fontFamilies(font)}`;
}
