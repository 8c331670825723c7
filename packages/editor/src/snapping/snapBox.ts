import { type Box, moveBox } from '@drawbridge/board';
import { type Axis, across, spanOf } from './axis.ts';
import { gapGuides, gapSnaps } from './gapSnap.ts';
import { type Guide, SAME_PLACE_PX } from './guide.ts';
import { lineGuides, linesOf, nearestOffset } from './lineSnap.ts';

/** What snapping did. */
export interface Snapped {
  /** In page px. */
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

export interface SnapOptions {
  /** How near is near enough, in page px. */
  readonly reach: number;
  /** Along which axes it may be moved. */
  readonly axes: readonly Axis[];
}

/** How far a box that is dragged has to be moved to be on one line with others, or equally far from them. */
export function snapBox(box: Box, references: readonly Box[], { reach, axes }: SnapOptions): Snapped {
  const [dx = 0, dy = 0] = (['x', 'y'] as const).map((axis) =>
    axes.includes(axis) ? offsetAlong(box, references, axis, reach) : 0,
  );
  const snapped = moveBox(box, dx, dy);
  return { dx, dy, guides: axes.flatMap((axis) => guidesAlong(snapped, references, axis)) };
}

/** Lines first: gaps that are as near show by themselves. */
function offsetAlong(box: Box, references: readonly Box[], axis: Axis, reach: number): number {
  const targets = references.flatMap((other) => linesOf(other, axis));
  const line = nearestOffset(linesOf(box, axis), targets, reach);
  const gap = nearestOffset(
    [0],
    gapSnaps(box, references, axis).map(({ offset }) => offset),
    Math.min(reach, line === undefined ? Infinity : Math.abs(line)),
  );
  return gap !== undefined && (line === undefined || Math.abs(gap) < Math.abs(line)) ? gap : (line ?? 0);
}

function guidesAlong(box: Box, references: readonly Box[], axis: Axis): Guide[] {
  const equal = gapSnaps(box, references, axis).filter(({ offset }) => Math.abs(offset) < SAME_PLACE_PX);
  return [
    ...lineGuides(linesOf(box, axis), spanOf(box, across(axis)), references, axis),
    ...equal.flatMap((snap) => gapGuides(box, snap, axis)),
  ];
}

/** How far edges that are dragged, at these places, have to go to be on one line with others. */
export function snapEdges(
  box: Box,
  edges: { readonly x?: number | undefined; readonly y?: number | undefined },
  references: readonly Box[],
  reach: number,
): Snapped {
  const along = (axis: Axis, at: number | undefined) => {
    if (at === undefined) return { offset: 0, guides: [] };
    const targets = references.flatMap((other) => linesOf(other, axis));
    const offset = nearestOffset([at], targets, reach);
    if (offset === undefined) return { offset: 0, guides: [] };
    return { offset, guides: lineGuides([at + offset], spanOf(box, across(axis)), references, axis) };
  };
  const [x, y] = [along('x', edges.x), along('y', edges.y)];
  return { dx: x.offset, dy: y.offset, guides: [...x.guides, ...y.guides] };
}
