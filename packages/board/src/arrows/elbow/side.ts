import type { Point } from '../../box.ts';

/** A side of a box, and the way that leads out of it: right, down, left, up. */
export type Side = 0 | 1 | 2 | 3;

export const SIDES: readonly Side[] = [0, 1, 2, 3];
export const STEP_X: readonly number[] = [1, 0, -1, 0];
export const STEP_Y: readonly number[] = [0, 1, 0, -1];

export function opposite(side: Side): Side {
  // Half a turn on, which is a side again.
  return ((side + 2) % 4) as Side;
}

export function isLevel(side: Side): boolean {
  return side % 2 === 0;
}

/** The side that a direction comes closest to; of two that are equally close, the level one. */
export function sideTowards({ x, y }: Point): Side {
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2;
  return y >= 0 ? 1 : 3;
}
