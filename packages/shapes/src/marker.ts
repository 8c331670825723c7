import type { Style } from '@drawbridge/board';

/** A highlighter is so many times as broad as a pen of the same width. */
const BREADTH = 5;
/** How much of its colour covers what is under it. */
const INK_ALPHA = 0.35;

/** How broad the line of a highlighter is, in page px. */
export function markerWidth({ width }: Pick<Style, 'width'>): number {
  return width * BREADTH;
}

export function markerAlpha({ opacity }: Pick<Style, 'opacity'>): number {
  return opacity * INK_ALPHA;
}
