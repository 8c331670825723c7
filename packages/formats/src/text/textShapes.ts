import type { NewShape, Style, TextShape } from '@drawbridge/board';
import { estimateText, LINE_HEIGHT } from '../excalidraw/textBox.ts';
import { MAX_TEXT_SHAPE_CHARACTERS, MAX_TEXT_SHAPE_LINES } from '../limits.ts';
import { safeLink } from '../safeLink.ts';

/** A line that is longer than this is wrapped there, in page px. */
const WRAP_WIDTH_PX = 640;
/** Between the columns of a text that is too long for one shape. */
const GAP_PX = 48;

/**
 * Text as shapes: one, unless it is longer than a shape shows; then as many as it takes, side by side, each with whole lines.
 * The address of a page leads there. None for text of which there is nothing to see. `x` and `y` begin at 0.
 */
export function textShapes(text: string, style: Style): NewShape<TextShape>[] {
  const pieces = splitText(cleanText(text));
  const link = pieces.length === 1 ? addressIn(pieces[0] ?? '') : '';
  return pieces.map((piece, index) => textShape(piece, style, index * (WRAP_WIDTH_PX + GAP_PX), link));
}

function textShape(text: string, style: Style, x: number, link: string): NewShape<TextShape> {
  const lines = text.split('\n');
  const widest = lines.reduce((most, line) => Math.max(most, estimateText(line, style)), 0);
  const wraps = widest > WRAP_WIDTH_PX;
  // Whoever puts it on a board knows its fonts, and how large it really is.
  const [w, h] = [wraps ? WRAP_WIDTH_PX : widest, lines.length * style.fontSize * LINE_HEIGHT];
  return { type: 'text', x, y: 0, w, h, style, text, wraps, link };
}

/** Control characters show as boxes, and so do halves of characters. */
function cleanText(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
  // By `trimEnd`, as a pattern for spaces at the end begins anew at each space of a long row within the text.
  return lines
    .toWellFormed()
    .trimEnd()
    .replace(/^\s*\n/, '');
}

/** At line ends, and within a line only where that alone is too long. */
function splitText(text: string): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let length = 0;
  const end = (): void => {
    if (piece.length > 0) pieces.push(piece.join('\n'));
    piece = [];
    length = 0;
  };
  for (const line of text.split('\n').flatMap(splitLine)) {
    if (length + line.length > MAX_TEXT_SHAPE_CHARACTERS || piece.length >= MAX_TEXT_SHAPE_LINES) end();
    piece.push(line);
    length += line.length + 1;
  }
  end();
  return pieces.filter((one) => one.trim() !== '');
}

function splitLine(line: string): string[] {
  if (line.length <= MAX_TEXT_SHAPE_CHARACTERS) return [line];
  const parts: string[] = [];
  for (let from = 0; from < line.length; ) {
    const to = Math.min(line.length, from + MAX_TEXT_SHAPE_CHARACTERS);
    // Not between the two halves of a character.
    const end = line.slice(from, to).isWellFormed() ? to : to - 1;
    parts.push(line.slice(from, end));
    from = end;
  }
  return parts;
}

/** The address, if the text is that of a page and nothing else. */
function addressIn(text: string): string {
  const address = text.trim();
  return /^https?:\/\/\S+$/i.test(address) ? safeLink(address) : '';
}
