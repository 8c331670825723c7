import type { Point } from '@drawbridge/board';

/** 15°. */
const STEP_RADIANS = Math.PI / 12;

/** The point that is nearest to `point` in one of the directions from `from` that are multiples of 15°. */
export function snapAngle(from: Point, point: Point): Point {
  const [dx, dy] = [point.x - from.x, point.y - from.y];
  const angle = STEP_RADIANS * Math.round(Math.atan2(dy, dx) / STEP_RADIANS);
  const [cos, sin] = [rounded(Math.cos(angle)), rounded(Math.sin(angle))];
  const length = dx * cos + dy * sin;
  return { x: from.x + length * cos, y: from.y + length * sin };
}

/** What is level or upright is so exactly. */
function rounded(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value;
}
