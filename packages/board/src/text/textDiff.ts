import { graphemeEnd, graphemeStart, graphemesOf } from './graphemes.ts';

/** One place where a text changes: at code unit `at` of the text before, `remove` code units become `insert`. */
export interface TextChange {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * LIMIT of pairs of graphemes that are compared, some ms of work. What differs in more is replaced as a whole: nobody types
 * that much at once.
 */
const MAX_PAIRS = 250_000;

/**
 * The fewest graphemes to remove and insert that make `after` of `before`, from left to right. No grapheme is cut, and so no
 * surrogate pair. Whoever applies the changes one by one begins with the last, so that the places of the others stay right.
 */
export function textDiff(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const removed = before.slice(start, before.length - end);
  const inserted = after.slice(start, after.length - end);
  const whole = [{ at: start, remove: removed.length, insert: inserted }];
  if (!removed || !inserted) return whole;
  const [from, to] = [graphemesOf(removed), graphemesOf(inserted)];
  return from.length * to.length > MAX_PAIRS ? whole : changesBetween(from, to, start);
}

/** How many code units both begin with. */
function commonStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let length = 0;
  while (length < most && before.charCodeAt(length) === after.charCodeAt(length)) length += 1;
  return Math.min(graphemeStart(before, length), graphemeStart(after, length));
}

/** How many code units both end with, beyond the `start` that is common, too. */
function commonEnd(before: string, after: string, start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let length = 0;
  while (length < most && before.at(-1 - length) === after.at(-1 - length)) length += 1;
  for (;;) {
    const inBefore = before.length - graphemeEnd(before, before.length - length);
    const inAfter = after.length - graphemeEnd(after, after.length - length);
    // A shorter end may be cut in the other text.
    if (inBefore === length && inAfter === length) return length;
    length = Math.min(inBefore, inAfter);
  }
}

/** By a longest common subsequence, with the textbook's table. */
function changesBetween(from: readonly string[], to: readonly string[], start: number): TextChange[] {
  const common = commonLengths(from, to);
  const changes: TextChange[] = [];
  let at = start;
  let open: { at: number; remove: number; insert: string } | undefined;
  for (let i = 0, j = 0; i < from.length || j < to.length; ) {
    const [one, other] = [from[i], to[j]];
    if (one !== undefined && one === other) {
      if (open) changes.push(open);
      open = undefined;
      at += one.length;
      i += 1;
      j += 1;
      continue;
    }
    open ??= { at, remove: 0, insert: '' };
    if (other === undefined || (one !== undefined && common(i + 1, j) >= common(i, j + 1))) {
      open.remove += one?.length ?? 0;
      at += one?.length ?? 0;
      i += 1;
    } else {
      open.insert += other;
      j += 1;
    }
  }
  return open ? [...changes, open] : changes;
}

/** Of the rest of `from` after i graphemes and the rest of `to` after j: how many graphemes they have in common, in order. */
function commonLengths(from: readonly string[], to: readonly string[]): (i: number, j: number) => number {
  const width = to.length + 1;
  const table = new Uint16Array((from.length + 1) * width);
  const read = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        from[i] === to[j] ? read(i + 1, j + 1) + 1 : Math.max(read(i + 1, j), read(i, j + 1));
    }
  }
  return read;
}
