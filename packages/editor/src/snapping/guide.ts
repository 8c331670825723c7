import type { Axis, Span } from './axis.ts';

/** What shows why something snapped; in page px. */
export type Guide = LineGuide | GapGuide;

/** Things are on one line: across `axis` at `at`, as long as from the first of them to the last. */
export interface LineGuide extends Span {
  readonly kind: 'line';
  readonly axis: Axis;
  readonly at: number;
}

/** One of several gaps that are equally wide: along `axis` from start to end, drawn beside it at `at`. */
export interface GapGuide extends Span {
  readonly kind: 'gap';
  readonly axis: Axis;
  readonly at: number;
}

/** What is nearer than this to each other is the same place, in page px. */
export const SAME_PLACE_PX = 0.01;
