/** One line as it is drawn, without the spaces at its end. */
export interface TextLine {
  readonly text: string;
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
 * itself is broken anywhere between two characters. A single character that is too wide gets a line of its own.
 */
export function breakLines(text: string, width: number, measure: Measure): TextLine[] {
  const lines: TextLine[] = [];
  const known = new Map<string, number>();
  const widthOf: Measure = (piece) => {
    const cached = known.get(piece);
    if (cached !== undefined) return cached;
    const measured = measure(piece);
    known.set(piece, measured);
    return measured;
  };
  for (const paragraph of text.split(LINE_ENDS)) {
    if (lines.length >= MAX_LINES) break;
    for (const line of breakParagraph(paragraph, width, widthOf)) lines.push(line);
  }
  return lines.slice(0, MAX_LINES);
}

/** The width of what would need the longest line, if nothing that belongs together were to be broken. */
export function widestWord(text: string, measure: Measure): number {
  let widest = 0;
  const pieces = new Set(text.split(LINE_ENDS).flatMap(splitPieces));
  for (const piece of pieces) widest = Math.max(widest, measure(piece.trimEnd()));
  return widest;
}

const LINE_ENDS = /\r\n|[\r\n\u2028\u2029]/;

function breakParagraph(paragraph: string, width: number, measure: Measure): TextLine[] {
  const direction = directionOf(paragraph);
  const lines: TextLine[] = [];
  let line = '';
  let lineWidth = 0;
  const end = (): void => {
    const text = line.trimEnd();
    lines.push({
      text,
      direction,
      width: text === line ? lineWidth : lineWidth - measure(line.slice(text.length)),
    });
    line = '';
    lineWidth = 0;
  };
  const put = (piece: string): void => {
    const visible = measure(piece.trimEnd());
    if (line !== '' && lineWidth + visible > width) end();
    line += piece;
    lineWidth += measure(piece);
  };
  for (const piece of splitPieces(paragraph)) {
    if (measure(piece.trimEnd()) <= width) put(piece);
    else {
      if (line !== '') end();
      for (const character of segments(piece, 'grapheme')) put(character);
    }
    if (lines.length >= MAX_LINES) return lines;
  }
  end();
  return lines;
}

/** Languages that put no spaces between words. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const STARTS_NO_LINE =
  /^[\p{Pe}\p{Pf}\p{M}\s、。，．！？：；・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…,.!?:;%]/u;
const ENDS_NO_LINE = /[\p{Ps}\p{Pi}]$/u;

/** What stays together on a line, with the spaces that follow it. */
function splitPieces(paragraph: string): string[] {
  const words = paragraph.match(/\s*\S+\s*/g) ?? [paragraph];
  return words.flatMap((word) => {
    if (WITHOUT_SPACES.test(word)) return joinPunctuation(segments(word, 'word'));
    return word.split(/(?<=[-\u2010\u2013\u2014])(?=\p{L})/u);
  });
}

function joinPunctuation(words: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const word of words) {
    const before = pieces.at(-1);
    if (before !== undefined && (STARTS_NO_LINE.test(word) || ENDS_NO_LINE.test(before))) {
      pieces[pieces.length - 1] = before + word;
    } else pieces.push(word);
  }
  return pieces;
}

const segmenters = new Map<'word' | 'grapheme', Intl.Segmenter>();

function segments(text: string, granularity: 'word' | 'grapheme'): string[] {
  // Code points: good enough where a browser has no segmenter.
  if (!('Segmenter' in Intl)) return [...text];
  // Made when it is first needed, which with most boards is never. The same locale for everybody, so that lines are too.
  const segmenter = segmenters.get(granularity) ?? new Intl.Segmenter('en', { granularity });
  segmenters.set(granularity, segmenter);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const RIGHT_TO_LEFT = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** By the first letter, as Unicode's bidirectional algorithm does it (rules P2 and P3). */
export function directionOf(paragraph: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(paragraph)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
