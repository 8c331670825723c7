import { parseFont, type SvgState } from '@drawbridge/formats';
import type PDFDocument from 'pdfkit';
import type { PdfFonts, Run } from './pdfFonts.ts';
import type { PdfWords } from './pdfWords.ts';

export interface PdfTextDeps {
  readonly fonts: PdfFonts;
  readonly words: PdfWords;
  /** How wide text is in a CSS font, in px. */
  readonly measureText: (text: string, font: string) => number;
}

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly color: string;
  readonly opacity: number;
  readonly state: Pick<SvgState, 'font' | 'textAlign' | 'direction'>;
}

/** Nothing that moves a pen, or that a font has no business with. */
const CONTROLS = /\p{Cc}/gu;

/** Writes one line of text on its baseline, in letters that can be searched and copied. */
export function writeText(document: PDFDocument, line: Line, deps: PdfTextDeps): void {
  const text = line.text.replace(CONTROLS, ' ');
  const { size, families } = parseFont(line.state.font);
  const split = deps.fonts.split(text, families);
  // Words from right to left have an order of their own, which only a canvas knows.
  const isPlain = line.state.direction !== 'rtl' || split.every(({ font }) => font !== undefined);
  const runs: readonly Run[] = isPlain ? split : [{ text, font: undefined }];
  document.fontSize(size).fillColor(line.color, line.opacity);
  const widths = runs.map((run) => widthOf(document, run, line.state.font, deps));
  let x = line.x - shareBefore(line.state) * widths.reduce((sum, width) => sum + width, 0);
  for (const [index, run] of runs.entries()) {
    if (run.font === undefined) drawRun(document, run.text, { ...line, x }, deps);
    else writeRun(document, run.font, run.text, x, line.y);
    x += widths[index] ?? 0;
  }
}

function widthOf(document: PDFDocument, { text, font }: Run, cssFont: string, deps: PdfTextDeps): number {
  return font === undefined ? deps.measureText(text, cssFont) : document.font(font).widthOfString(text);
}

function writeRun(document: PDFDocument, font: string, text: string, x: number, y: number): void {
  document.font(font).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
}

/** A picture of the words, and the words. */
function drawRun(document: PDFDocument, text: string, line: Line, { words }: PdfTextDeps): void {
  const picture = words.pictureOf({ text, font: line.state.font, color: line.color });
  if (!picture) return;
  const { png, x, y, w, h } = picture;
  document.markContent('Span', { actual: text });
  document.image(document.openImage(png), line.x + x, line.y + y, {
    width: w,
    height: h,
    opacity: line.opacity,
  });
  document.endMarkedContent();
}

/** How much of a line lies before its anchor. */
function shareBefore({ textAlign, direction }: Line['state']): number {
  if (textAlign === 'center') return 0.5;
  const isAtEnd = direction === 'rtl' ? textAlign === 'start' : textAlign === 'end';
  return textAlign === 'right' || isAtEnd ? 1 : 0;
}
