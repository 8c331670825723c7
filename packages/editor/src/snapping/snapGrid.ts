import type { Point } from '@drawbridge/board';

/** Between the lines of the grid, in page px. */
export const GRID_PX = 20;

/** The nearest crossing of the grid. */
export function snapToGrid({ x, y }: Point): Point {
  return { x: nearest(x), y: nearest(y) };
}

function nearest(px: number): number {
  // Adding zero makes of the zero with a sign the one without.
  return Math.round(px / GRID_PX) * GRID_PX + 0;
}
