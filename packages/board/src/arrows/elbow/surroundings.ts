import type { Box } from '../../box.ts';

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
export function surroundings(a: Box, b: Box, margin: number): readonly [Edges, Edges] {
  const [aX, bX] = stretch([a.x, a.x + a.w], [b.x, b.x + b.w], margin);
  const [aY, bY] = stretch([a.y, a.y + a.h], [b.y, b.y + b.h], margin);
  return [toEdges(aX, aY), toEdges(bX, bY)];
}

type Range = readonly [from: number, to: number];

function stretch(a: Range, b: Range, margin: number): readonly [Range, Range] {
  const wideA: Range = [a[0] - margin, a[1] + margin];
  const wideB: Range = [b[0] - margin, b[1] + margin];
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
