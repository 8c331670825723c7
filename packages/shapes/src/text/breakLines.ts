import { type Piece, segments, splitPieces } from './lineBreaks.ts';

/** One line as it is drawn, without the spaces at its end. */
export interface TextLine {
  readonly text: string;
  /** Where it begins in the whole text, in UTF-16 units. */
  readonly start: number;
  readonly direction: 'ltr' | 'rtl';
  /** In page px. */
  readonly width: number;
}

/** The width of a piece of text in page px. */
export type Measure = (text: string) => number;

/** LIMIT of lines of one text: far more than a box on a screen can show. */
const MAX_LINES = 2000;

/**
 * Breaks text into lines that are no wider than `width`, where the language allows it; what is too long for a line by
 * itself is broken anywhere between two characters. A single character that is too wide gets a line of its own. Spaces at
 * the end of a line need no room.
 */
export function breakLines(text: string, width: number, measure: Measure): TextLine[] {
  const lines: TextLine[] = [];
  const remembered = memory(measure);
  for (const paragraph of paragraphsOf(text)) {
    if (lines.length >= MAX_LINES) break;
    for (const line of breakParagraph(paragraph, width, remembered)) lines.push(line);
  }
  return lines.slice(0, MAX_LINES);
}

/** The width of what would need the longest line, if nothing that belongs together were to be broken. */
export function widestWord(text: string, measure: Measure): number {
  const words = new Set(
    text.split(LINE_ENDS).flatMap((paragraph) => splitPieces(paragraph).map(({ word }) => word)),
  );
  let widest = 0;
  for (const word of words) widest = Math.max(widest, measure(word));
  return widest;
}

const LINE_ENDS = /\r\n|[\r\n\u2028\u2029]/;

interface Paragraph {
  readonly text: string;
  readonly start: number;
}

function* paragraphsOf(text: string): Iterable<Paragraph> {
  let start = 0;
  for (const { index, 0: end } of text.matchAll(new RegExp(LINE_ENDS, 'g'))) {
    yield { text: text.slice(start, index), start };
    start = index + end.length;
  }
  yield { text: text.slice(start), start };
}

/** The same words come again and again, and spaces most of all. */
function memory(measure: Measure): Measure {
  const known = new Map<string, number>([['', 0]]);
  return (piece) => {
    const cached = known.get(piece);
    if (cached !== undefined) return cached;
    const measured = measure(piece);
    known.set(piece, measured);
    return measured;
  };
}

function breakParagraph({ text, start }: Paragraph, width: number, measure: Measure): TextLine[] {
  const direction = directionOf(text);
  const lines: TextLine[] = [];
  let line = '';
  let lineStart = start;
  let lineWidth = 0;
  /** Where the next piece begins. */
  let at = start;
  /** Behind the line, and of no account until something follows. */
  let hanging = '';

  function end(): void {
    lines.push({ text: line, start: lineStart, direction, width: lineWidth });
    line = '';
    lineStart = at;
    lineWidth = 0;
    hanging = '';
  }

  function put({ word, spaces }: Piece): void {
    const wordWidth = measure(word);
    const before = lineWidth + measure(hanging);
    const fits = before + wordWidth <= width;
    if (!fits && line !== '') {
      end();
      put({ word, spaces });
      return;
    }
    if (fits || word === '') {
      line += hanging + word;
      lineWidth = before + wordWidth;
    } else putInParts(word);
    hanging = spaces;
  }

  /** A word that is too long for any line, from the beginning of one. */
  function putInParts(word: string): void {
    const characters = segments(word, 'grapheme');
    let [begin, partStart] = [0, at];
    while (begin < characters.length && lines.length < MAX_LINES) {
      if (begin > 0) end();
      const count = fittingCount(characters, begin, width, measure);
      line = characters.slice(begin, begin + count).join('');
      lineStart = partStart;
      lineWidth = measure(line);
      partStart += line.length;
      begin += count;
    }
  }

  for (const piece of splitPieces(text)) {
    put(piece);
    at += piece.word.length + piece.spaces.length;
    if (lines.length >= MAX_LINES) return lines;
  }
  end();
  return lines;
}

/** How many characters from `begin` on have room, one at least. Measured together: letters move closer to each other, and join. */
function fittingCount(characters: readonly string[], begin: number, width: number, measure: Measure): number {
  const fits = (count: number) => measure(characters.slice(begin, begin + count).join('')) <= width;
  let [low, high] = [1, 2];
  while (begin + high <= characters.length && fits(high)) [low, high] = [high, high * 2];
  high = Math.min(high, characters.length - begin + 1);
  // The first `low` have room, or have to; the first `high` have not, or are not there.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Of scripts that are written from right to left. */
export const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** By the first letter, as Unicode's bidirectional algorithm does it (rules P2 and P3). */
export function directionOf(paragraph: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(paragraph)?.[0] ?? '';
  return RTL_LETTER.test(letter) ? 'rtl' : 'ltr';
}
