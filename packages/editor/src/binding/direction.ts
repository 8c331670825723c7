import { boxCenter, type Point, type Shape } from '@drawbridge/board';

/** A way on the page. */
export type Direction = 'up' | 'right' | 'down' | 'left';

export const STEPS: Readonly<Record<Direction, Point>> = {
  up: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

/** How far `to` is from `from` in a direction, and beside it; from middle to middle. */
export function offsetIn(direction: Direction, from: Shape, to: Shape): { along: number; aside: number } {
  const [a, b] = [boxCenter(from), boxCenter(to)];
  const step = STEPS[direction];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return { along: dx * step.x + dy * step.y, aside: Math.abs(dx * step.y - dy * step.x) };
}
