import type { Box } from '../../box.ts';

/** A box by its edges: where two of them meet, they are the very same number. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How the ways around two boxes lie. */
export interface Spacing {
  /** Space around a box, in page px. */
  readonly margin: number;
  /** Where the space of the one ends and that of the other begins: 0 at the first box, 1 at the second. */
  readonly middle: number;
  /** What is left for each end, however far to one side that is, in page px. */
  readonly rooms: readonly [first: number, second: number];
}

/**
 * Both boxes with space around them that the way keeps clear of. Where they face each other, the space ends in the middle
 * between them: so that is where a way from one to the other turns.
 */
export function surroundings(a: Box, b: Box, spacing: Spacing): readonly [Edges, Edges] {
  const [aX, bX] = stretch([a.x, a.x + a.w], [b.x, b.x + b.w], spacing);
  const [aY, bY] = stretch([a.y, a.y + a.h], [b.y, b.y + b.h], spacing);
  return [toEdges(aX, aY), toEdges(bX, bY)];
}

type Range = readonly [from: number, to: number];

function stretch(a: Range, b: Range, { margin, middle, rooms }: Spacing): readonly [Range, Range] {
  const wideA: Range = [a[0] - margin, a[1] + margin];
  const wideB: Range = [b[0] - margin, b[1] + margin];
  if (a[1] < b[0]) return meet(wideA, wideB, placeBetween(a[1], b[0], middle, rooms));
  if (b[1] < a[0]) {
    const [nearB, nearA] = meet(wideB, wideA, placeBetween(a[0], b[1], middle, rooms));
    return [nearA, nearB];
  }
  return [wideA, wideB];
}

/** At this share of the way from the first box to the second, but not where an end has no room; what there is, they share. */
function placeBetween(from: number, to: number, share: number, [first, second]: Spacing['rooms']): number {
  const gap = Math.abs(to - from);
  const needed = first + second;
  const px = needed < gap ? Math.min(gap - second, Math.max(first, gap * share)) : (gap * first) / needed;
  return from + Math.sign(to - from) * px;
}

function meet(before: Range, after: Range, at: number): readonly [Range, Range] {
  return [
    [before[0], at],
    [at, after[1]],
  ];
}

function toEdges([left, right]: Range, [top, bottom]: Range): Edges {
  return { left, top, right, bottom };
}

/** Which middle lets the ways meet at this place, along x or y; nothing where the boxes do not face each other there. */
export function middleAt(a: Box, b: Box, axis: 'x' | 'y', place: number): number | undefined {
  const [from, to]: Range[] =
    axis === 'x'
      ? [
          [a.x, a.x + a.w],
          [b.x, b.x + b.w],
        ]
      : [
          [a.y, a.y + a.h],
          [b.y, b.y + b.h],
        ];
  if (!from || !to) return undefined;
  if (from[1] < to[0]) return share(from[1], to[0], place);
  return to[1] < from[0] ? share(from[0], to[1], place) : undefined;
}

function share(from: number, to: number, place: number): number {
  return Math.min(1, Math.max(0, (place - from) / (to - from)));
}
