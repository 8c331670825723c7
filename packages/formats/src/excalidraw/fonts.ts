import type { FontName } from '@drawbridge/board';

/** The numbers that Excalidraw's fonts have: hand-written Excalifont, plain Helvetica, Cascadia for code. */
const NUMBERS: Readonly<Record<FontName, number>> = { hand: 5, sans: 2, mono: 3 };

const PLAIN_FONTS: ReadonlySet<unknown> = new Set([2, 6, 7, 9, 10]);
const CODE_FONTS: ReadonlySet<unknown> = new Set([3, 8]);

/** Those of which ours are the counterparts; Liberation Sans (9) is as wide as Helvetica. */
const FAMILIAR_FONTS: ReadonlySet<unknown> = new Set([undefined, 1, 2, 3, 5, 9]);

export function fontNumber(font: FontName): number {
  return NUMBERS[font];
}

/** By number; hand-written is what Excalidraw takes for those that it does not know. */
export function parseFont(value: unknown): FontName {
  if (PLAIN_FONTS.has(value)) return 'sans';
  return CODE_FONTS.has(value) ? 'mono' : 'hand';
}

/** A font that looks otherwise here. */
export function isOtherFont(value: unknown): boolean {
  return !FAMILIAR_FONTS.has(value);
}
