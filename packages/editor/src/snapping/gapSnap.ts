import type { Box } from '@drawbridge/board';
import { type Axis, across, overlap, type Span, spanOf } from './axis.ts';
import type { GapGuide } from './guide.ts';

/** A place along an axis where a box makes a gap as wide as another one. */
export interface GapSnap {
  /** How far the box is from there. */
  readonly offset: number;
  /** The gaps that are equal then. */
  readonly gaps: readonly Span[];
}

/**
 * The places where `box` would be as far from its neighbours as these from each other: in the middle between two of them, or
 * beside them. Neighbours are those that lie beside it, not above or below.
 */
export function gapSnaps(box: Box, references: readonly Box[], axis: Axis): GapSnap[] {
  const own = spanOf(box, axis);
  const size = own.end - own.start;
  return neighbours(box, references, axis).flatMap(([before, after]) => {
    const gap = after.start - before.end;
    const between = before.end + (gap - size) / 2;
    const [behind, infront] = [after.end + gap, before.start - gap - size];
    const existing = { start: before.end, end: after.start };
    return [
      ...(gap >= size
        ? [place(own, between, [span(before.end, between), span(between + size, after.start)])]
        : []),
      place(own, behind, [existing, span(after.end, behind)]),
      place(own, infront, [span(infront + size, before.start), existing]),
    ];
  });
}

function place(own: Span, start: number, gaps: readonly Span[]): GapSnap {
  return { offset: start - own.start, gaps };
}

function span(start: number, end: number): Span {
  return { start, end };
}

/** Pairs that lie beside each other, and beside the box, with nothing but a gap between them. */
function neighbours(box: Box, references: readonly Box[], axis: Axis): [Span, Span][] {
  const lane = spanOf(box, across(axis));
  const spans = references
    .filter((other) => overlap(spanOf(other, across(axis)), lane))
    .map((other) => spanOf(other, axis))
    .sort((a, b) => a.start - b.start);
  const pairs: [Span, Span][] = [];
  let before: Span | undefined;
  for (const after of spans) {
    if (before && before.end < after.start) pairs.push([before, after]);
    // Of what overlaps, the gap begins where the last of it ends.
    if (!before || after.end > before.end) before = after;
  }
  return pairs;
}

/** Drawn through the middle of the box that was snapped. */
export function gapGuides(box: Box, { gaps }: GapSnap, axis: Axis): GapGuide[] {
  const { start, end } = spanOf(box, across(axis));
  return gaps.map((gap) => ({ kind: 'gap', axis, at: (start + end) / 2, ...gap }));
}
