import type { Box } from '@drawbridge/board';
import { type Axis, across, type Span, spanOf, unionOfSpans } from './axis.ts';
import { type LineGuide, SAME_PLACE_PX } from './guide.ts';

/** Both edges and the middle: what of a box can be on one line with another. */
export function linesOf(box: Box, axis: Axis): readonly [number, number, number] {
  const { start, end } = spanOf(box, axis);
  return [start, (start + end) / 2, end];
}

/** How far the nearest of `targets` is from any of `values`, with its sign; nothing if it is further than `reach`. */
export function nearestOffset(
  values: readonly number[],
  targets: readonly number[],
  reach: number,
): number | undefined {
  let best: number | undefined;
  for (const value of values) {
    for (const target of targets) {
      const offset = target - value;
      if (Math.abs(offset) <= reach && (best === undefined || Math.abs(offset) < Math.abs(best)))
        best = offset;
    }
  }
  return best;
}

/** The lines that these places across `axis` have in common with boxes; `extent` is that of what has been snapped. */
export function lineGuides(
  values: readonly number[],
  extent: Span,
  references: readonly Box[],
  axis: Axis,
): LineGuide[] {
  return values.flatMap((at) => {
    const sharing = references.filter((box) =>
      linesOf(box, axis).some((line) => Math.abs(line - at) < SAME_PLACE_PX),
    );
    if (sharing.length === 0) return [];
    const spans = sharing.map((box) => spanOf(box, across(axis)));
    return [{ kind: 'line' as const, axis, at, ...unionOfSpans([extent, ...spans]) }];
  });
}
