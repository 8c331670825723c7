import type { Box } from '@drawbridge/board';

/** What is the same for both axes is written once, for an axis. */
export type Axis = 'x' | 'y';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf(box: Box, axis: Axis): Span {
  return axis === 'x' ? { start: box.x, end: box.x + box.w } : { start: box.y, end: box.y + box.h };
}

export function across(axis: Axis): Axis {
  return axis === 'x' ? 'y' : 'x';
}

/** Whether they have more in common than an end. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function unionOfSpans(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}
