import { distance, type Point, polygonContainsPoint, rotatePoint } from '@drawbridge/board';

/** A part of a circle. */
export interface Arc {
  readonly start: Point;
  readonly center: Point;
  /** From the start to the end, in radians; clockwise is positive. */
  readonly sweep: number;
}

/** With the way from `start` to `end` straight, one that bends less cannot be told from it. */
const MIN_BEND_PX = 8;

/**
 * The arc whose middle is `bend` px beside that of the straight way: to the right of whoever goes it, if positive. Nothing for
 * one that is nearly straight.
 */
export function arcBetween(start: Point, end: Point, bend: number): Arc | undefined {
  const length = distance(start, end);
  if (length === 0 || Math.abs(bend) < MIN_BEND_PX) return undefined;
  const radius = (length * length) / (8 * bend) + bend / 2;
  const [alongX, alongY] = [(end.x - start.x) / length, (end.y - start.y) / length];
  // From the middle of the arc, which is `bend` to the right of that of the straight way, back by the radius.
  const offset = bend - radius;
  const center = {
    x: (start.x + end.x) / 2 - alongY * offset,
    y: (start.y + end.y) / 2 + alongX * offset,
  };
  return { start, center, sweep: -4 * Math.atan((2 * bend) / length) };
}

/** So many steps are looked at to find where an arc comes out of a shape. */
const STEPS = 96;
/** A curve through points is near to a circle when they are no further apart than this. */
const MAX_STEP_RADIANS = Math.PI / 3;

/** Points of the arc between its ends, as far as it is outside of what is around these: enough to draw it by. */
export function pointsBetween(
  arc: Arc,
  startOutline: readonly Point[] = [],
  endOutline: readonly Point[] = [],
): Point[] {
  const shares = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  const from = shares.find((share) => !polygonContainsPoint(startOutline, pointOfArc(arc, share))) ?? 0;
  const to = shares.findLast((share) => !polygonContainsPoint(endOutline, pointOfArc(arc, share))) ?? 1;
  if (from >= to) return [pointOfArc(arc, 1 / 2)];
  // As many before the middle as behind it, which is where somebody bent it.
  const half = Math.ceil((Math.abs(arc.sweep) * (to - from)) / MAX_STEP_RADIANS / 2);
  const count = 2 * Math.max(1, half);
  return Array.from({ length: count - 1 }, (_, index) =>
    pointOfArc(arc, from + ((to - from) * (index + 1)) / count),
  );
}

function pointOfArc({ start, center, sweep }: Arc, share: number): Point {
  return rotatePoint(start, center, sweep * share);
}
