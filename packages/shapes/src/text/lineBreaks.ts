/*
 * Where a line of text may end: the main rules of Unicode's line breaking (UAX #14) as browsers follow them. The field in
 * which a text is edited breaks it by theirs, and the canvas by these.
 */

/** A word, or whatever else stays together, and the spaces that follow it. */
export interface Piece {
  readonly word: string;
  readonly spaces: string;
}

/** The pieces of a paragraph, in order. The spaces that it begins with follow an empty word. */
export function splitPieces(paragraph: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [, run = '', spaces = ''] of paragraph.matchAll(RUN)) {
    if (run + spaces === '') continue;
    const words = splitRun(run);
    const last = words.pop() ?? '';
    for (const word of words) pieces.push({ word, spaces: '' });
    pieces.push({ word: last, spaces });
  }
  return pieces;
}

/** Not the spaces that forbid a break: those are like letters. */
const SPACES = String.raw` \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000`;
const RUN = new RegExp(`([^${SPACES}]*)([${SPACES}]*)`, 'g');

/** Where there are breaks between letters already, or none but at hyphens. */
const HAS_IDEOGRAPHS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u;
/** Languages that put no spaces between words, and whose words are found in dictionaries. */
const HAS_SILENT_BREAKS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** In text of letters: after hyphens and dashes between letters, around long dashes, where it is said to be possible, after a query. */
const WESTERN_BREAK =
  /(?<=[\p{L}\p{N}][-\u2010\u2013]|[\u00ad\u200b\u2014])(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?=\u2014)|(?<=\?)(?=\p{L})|(?<=[)\]}:;,!])(?=[([{])/u;

function splitRun(run: string): string[] {
  if (HAS_IDEOGRAPHS.test(run)) return joined(segments(run, 'grapheme'), isIdeographicBreak);
  const parts = run.split(WESTERN_BREAK);
  if (!HAS_SILENT_BREAKS.test(run)) return parts;
  return parts.flatMap((part) => joined(segments(part, 'word'), isPunctuationBreak));
}

const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}ー]/u;
const STARTS_NO_LINE =
  /^[\p{Pe}\p{Pf}\p{M}、。，．！？：；・々〻゛゜ゝゞヽヾ…‥,.!?:;%‰°℃"'\u200b\u00ad\u2013-]/u;
const ENDS_NO_LINE = /[\p{Ps}\p{Pi}$€£¥"'\u00a0\u2060\ufeff]$/u;

/** Beside an ideograph or a picture, unless punctuation holds on to it. */
function isIdeographicBreak(before: string, after: string): boolean {
  if (!isPunctuationBreak(before, after)) return false;
  if (IDEOGRAPH.test(before) || IDEOGRAPH.test(after)) return true;
  // What ends a phrase is followed by a break, unless the next one begins with Western letters right after a Western stop.
  return /[\p{Pe}\p{Pf}、。，．！？：；]$/u.test(before) && /^[\u2e80-\uffff\p{Ps}\p{Pi}]/u.test(after);
}

function isPunctuationBreak(before: string, after: string): boolean {
  return !STARTS_NO_LINE.test(after) && !ENDS_NO_LINE.test(before);
}

/** The parts, with those put together between which there is no break. */
function joined(parts: readonly string[], isBreak: (before: string, after: string) => boolean): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const part of parts) {
    if (before !== '' && !isBreak(before, part)) pieces[pieces.length - 1] += part;
    else pieces.push(part);
    before = part;
  }
  return pieces;
}

const segmenters = new Map<'word' | 'grapheme', Intl.Segmenter>();

/** Characters as people see them, or words. */
export function segments(text: string, granularity: 'word' | 'grapheme'): string[] {
  // Code points: good enough where a browser has no segmenter.
  if (!('Segmenter' in Intl)) return [...text];
  // Made when it is first needed, which with most boards is never. The same locale for everybody, so that lines are too.
  const segmenter = segmenters.get(granularity) ?? new Intl.Segmenter('en', { granularity });
  segmenters.set(granularity, segmenter);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
