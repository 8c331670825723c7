/*
 * A grapheme is what readers take for one character: a letter with its accents, an emoji of several parts. Where a browser
 * cannot tell, code points have to do: at least no surrogate pair is ever cut.
 */

/** The text, grapheme by grapheme. */
export function graphemesOf(text: string): string[] {
  const segmenter = createSegmenter();
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text];
}

/** `at`, or where the grapheme begins that `at` would cut. In code units, as everything here. */
export function graphemeStart(text: string, at: number): number {
  return isPlainBoundary(text, at) ? at : boundsAround(text, at).start;
}

/** `at`, or where the grapheme ends that `at` would cut. */
export function graphemeEnd(text: string, at: number): number {
  if (isPlainBoundary(text, at)) return at;
  const { start, end } = boundsAround(text, at);
  return start === at ? at : end;
}

/** Before this code point nothing joins with its neighbours, apart from the two characters of a line end. */
const FIRST_JOINING = 0x300;
const CARRIAGE_RETURN = 0x0d;

/** Nearly always so, and known without a segmenter. */
function isPlainBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return left < FIRST_JOINING && right < FIRST_JOINING && left !== CARRIAGE_RETURN;
}

interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** Of the grapheme that the code unit at `at` is a part of. */
function boundsAround(text: string, at: number): Bounds {
  const found = createSegmenter()?.segment(text).containing(at);
  if (found) return { start: found.index, end: found.index + found.segment.length };
  const start = isSurrogatePair(text, at - 1) ? at - 1 : at;
  return { start, end: isSurrogatePair(text, start) ? start + 2 : start + 1 };
}

function isSurrogatePair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/** The same locale for everybody. Making one takes microseconds. */
function createSegmenter(): Intl.Segmenter | undefined {
  return 'Segmenter' in Intl ? new Intl.Segmenter('en', { granularity: 'grapheme' }) : undefined;
}
