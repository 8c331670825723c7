import type { Box } from '../../box.ts';

/** Space between a shape and an arrow that goes around it, in page px. */
const MARGIN_PX = 24;

/** A box by its edges: where two of them meet, they are the very same number. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Both boxes with space around them that the way keeps clear of. Where they face each other, the space ends in the middle
 * between them: so that is where a way from one to the other turns.
 */
export function surroundings(a: Box, b: Box): readonly [Edges, Edges] {
  const [aX, bX] = stretch([a.x, a.x + a.w], [b.x, b.x + b.w]);
  const [aY, bY] = stretch([a.y, a.y + a.h], [b.y, b.y + b.h]);
  return [toEdges(aX, aY), toEdges(bX, bY)];
}

type Range = readonly [from: number, to: number];

function stretch(a: Range, b: Range): readonly [Range, Range] {
  const [wideA, wideB]: Range[] = [
    [a[0] - MARGIN_PX, a[1] + MARGIN_PX],
    [b[0] - MARGIN_PX, b[1] + MARGIN_PX],
  ];
  if (!wideA || !wideB) return [a, b];
  if (a[1] < b[0]) return meet(wideA, wideB, (a[1] + b[0]) / 2);
  if (b[1] < a[0]) {
    const [nearB, nearA] = meet(wideB, wideA, (b[1] + a[0]) / 2);
    return [nearA, nearB];
  }
  return [wideA, wideB];
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
