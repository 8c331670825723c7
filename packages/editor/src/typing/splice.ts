/*
 * What a hand does to a text at one place. Positions count UTF-16 units, as those of fields do.
 */

/** `inserted` in place of `removed`, which begins at `at`. */
export interface Splice {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/**
 * What made `after` out of `before`: the shortest such splice; `undefined` when they are equal. Where it can be in several
 * places, as one more "a" among others, it is the one that ends at `caret`.
 */
export function spliceBetween(before: string, after: string, caret = after.length): Splice | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  // What is behind the caret was there before, as far as it goes.
  let suffix = commonSuffix(before, after, Math.min(shorter, after.length - caret));
  const prefix = commonPrefix(before, after, shorter - suffix);
  suffix = commonSuffix(before, after, shorter - prefix);
  return {
    at: prefix,
    removed: before.slice(prefix, before.length - suffix),
    inserted: after.slice(prefix, after.length - suffix),
  };
}

export function applySplice(text: string, { at, removed, inserted }: Splice): string {
  return text.slice(0, at) + inserted + text.slice(at + removed.length);
}

export function inverse({ at, removed, inserted }: Splice): Splice {
  return { at, removed: inserted, inserted: removed };
}

/** Where a position is after the splice. What is inserted right at it comes behind it. */
export function movePosition(position: number, { at, removed, inserted }: Splice): number {
  if (position <= at) return position;
  const end = at + removed.length;
  return position >= end ? position + inserted.length - removed.length : at + inserted.length;
}

/**
 * `splice` as it does the same after `first`, of the same text, has been done: one splice or two, to be applied in this
 * order. What both removed is gone already; what both inserted is there, that of `splice` first where places are equal.
 */
export function rebase(splice: Splice, first: Splice): Splice[] {
  const [begin, end] = [splice.at, splice.at + splice.removed.length];
  const [firstBegin, firstEnd] = [first.at, first.at + first.removed.length];
  const growth = first.inserted.length - first.removed.length;
  if (end <= firstBegin) return [splice];
  if (begin >= firstEnd) return [{ ...splice, at: begin + growth }];
  const behind = splice.removed.slice(firstEnd - begin);
  const before = splice.removed.slice(0, Math.max(0, firstBegin - begin));
  return [
    { at: firstEnd + growth, removed: end > firstEnd ? behind : '', inserted: splice.inserted },
    { at: begin, removed: before, inserted: '' },
  ].filter(({ removed, inserted }) => removed !== '' || inserted !== '');
}

function commonPrefix(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  // Not between the halves of a character.
  return length > 0 && isHighSurrogate(a.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonSuffix(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length++;
  return length > 0 && isLowSurrogate(a.charCodeAt(a.length - length)) ? length - 1 : length;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
