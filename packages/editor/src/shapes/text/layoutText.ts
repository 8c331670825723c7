import type { FontName, TextShape } from '@drawbridge/board';
import { createBoundedCache } from '../boundedCache.ts';
import { breakLines, type Measure, type TextLine } from './breakLines.ts';

/** LIMIT of characters of a text that are drawn: a page or three, which no box shows legibly. The document keeps the rest. */
export const MAX_DRAWN_CHARACTERS = 10_000;

/** LIMIT of texts whose lines are remembered. */
const MAX_LAYOUTS = 8000;
/** The same words in several boxes: as many are remembered for each text. */
const MAX_LAYOUTS_PER_TEXT = 4;

interface Layout {
  readonly font: FontName;
  readonly fontSize: number;
  readonly width: number;
  readonly lines: readonly TextLine[];
}

/**
 * By the text itself, which stays the same string while its shape is moved or recoloured. Measured with the fonts that the
 * page, or the worker, has at that time.
 */
const layouts = createBoundedCache<string, Layout[]>(MAX_LAYOUTS);
const estimates = createBoundedCache<string, Layout[]>(MAX_LAYOUTS);

/** To be called when there are other fonts: every text is measured anew. */
export function forgetTextLayouts(): void {
  layouts.clear();
}

/** The lines of a text in its box, as wide as `measure` says. */
export function layoutText(shape: TextShape, measure: Measure): readonly TextLine[] {
  return remember(layouts, shape, measure);
}

/** About the lines that the text has, without any font: for what is too small to read. */
export function estimateLines(shape: TextShape): readonly TextLine[] {
  return remember(estimates, shape, (text) => estimateWidth(text, shape.style.fontSize));
}

function remember(cache: typeof layouts, shape: TextShape, measure: Measure): readonly TextLine[] {
  const { text, w: width } = shape;
  const { font, fontSize } = shape.style;
  const known = cache.get(text) ?? [];
  const found = known.find(
    (layout) => layout.width === width && layout.fontSize === fontSize && layout.font === font,
  );
  if (found) return found.lines;
  const lines = breakLines(drawnPart(text), width, measure);
  cache.set(text, [{ font, fontSize, width, lines }, ...known.slice(0, MAX_LAYOUTS_PER_TEXT - 1)]);
  return lines;
}

/** Whole characters: half of a surrogate pair would be drawn as a box. */
function drawnPart(text: string): string {
  return text.slice(0, MAX_DRAWN_CHARACTERS).toWellFormed();
}

const FIRST_WIDE_CHARACTER = 0x2e80;
const AVERAGE_WIDTH_EM = 0.52;

function estimateWidth(text: string, fontSize: number): number {
  let em = 0;
  for (let index = 0; index < text.length; index++) {
    em += text.charCodeAt(index) < FIRST_WIDE_CHARACTER ? AVERAGE_WIDTH_EM : 1;
  }
  return em * fontSize;
}
