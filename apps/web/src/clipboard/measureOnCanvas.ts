import type { Style } from '@drawbridge/board';
import type { MeasureText } from '@drawbridge/formats';
import { fontFamilyName } from '@drawbridge/shapes';

/** LIMIT of pieces of text whose widths are remembered. */
const MAX_REMEMBERED = 10_000;

/** The width of text in the fonts that this page has by now. */
export function measureOnCanvas(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  return (text: string, { font, fontSize }: Style) => {
    if (!context) return 0;
    const css = `${fontSize}px "${fontFamilyName(font)}", sans-serif`;
    const key = `${css} ${text}`;
    const width = known.get(key) ?? measure(context, css, text);
    if (known.size < MAX_REMEMBERED) known.set(key, width);
    return width;
  };
}

function measure(context: CanvasRenderingContext2D, css: string, text: string): number {
  context.font = css;
  return context.measureText(text).width;
}
