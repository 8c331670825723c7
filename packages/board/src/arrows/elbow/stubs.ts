import type { Box, Point } from '../../box.ts';
import type { ElbowEnd } from './elbowEnd.ts';
import { isLevel, SIDES, type Side, STEP_X, STEP_Y } from './side.ts';
import type { Edges } from './surroundings.ts';

/** The piece between an end of an arrow and the edge of its box's surroundings. All in page px. */
export interface Stub {
  readonly side: Side;
  readonly tip: Point;
  /** On the edge. */
  readonly gate: Point;
  readonly length: number;
  /** It leads into what the way has to go around. */
  readonly isBlocked: boolean;
  /** How little the side suits, 0 being best. */
  readonly detour: number;
}

/** How little a side suits that faces the other end, but not across the wider gap; and one that does not face it. */
const CROSSWISE = 1.5;
const AWAY = 2;

/** One stub for each exit of `end`, whose surroundings are `own`. `other` is the opposite end, `obstacle` its surroundings. */
export function createStubs(end: ElbowEnd, own: Edges, other: ElbowEnd, obstacle: Edges): Stub[] {
  const isFree = end.exits.length === SIDES.length && other.exits.length === SIDES.length;
  return end.exits.map(({ side, tip: wished }) => {
    const edge = edgeOf(own, side);
    const gate = isLevel(side) ? { x: edge, y: wished.y } : { x: wished.x, y: edge };
    // Where there is hardly room the arrow is shorter.
    const tip = isBeyond(wished, gate, side) ? gate : wished;
    return {
      side,
      tip,
      gate,
      length: Math.abs(gate.x - tip.x) + Math.abs(gate.y - tip.y),
      isBlocked: crosses(tip, gate, obstacle),
      detour: isFree ? detourOf(side, end.box, other.box) : 0,
    };
  });
}

function isBeyond(point: Point, gate: Point, side: Side): boolean {
  return (point.x - gate.x) * (STEP_X[side] ?? 0) + (point.y - gate.y) * (STEP_Y[side] ?? 0) > 0;
}

function edgeOf({ left, top, right, bottom }: Edges, side: Side): number {
  return [right, bottom, left, top][side] ?? right;
}

/** Whether the upright or level piece leads through the box, and not only along its edge. */
function crosses(a: Point, b: Point, { left, top, right, bottom }: Edges): boolean {
  return (
    Math.max(a.x, b.x) > left &&
    Math.min(a.x, b.x) < right &&
    Math.max(a.y, b.y) > top &&
    Math.min(a.y, b.y) < bottom
  );
}

/** A gap that is narrower has no room for an arrow with two bends: then one bend, from side to side, is better. */
const MIN_GAP_PX = 30;

/** The best is the side across the wider gap between the boxes. Without a gap all are as good as each other. */
function detourOf(side: Side, own: Box, other: Box): number {
  const gaps = SIDES.map((towards) => gapAt(towards, own, other));
  const gap = gaps[side] ?? 0;
  const widest = Math.max(...gaps);
  if (widest <= 0) return 0;
  if (gap <= 0) return AWAY;
  if (widest < MIN_GAP_PX) return 0;
  const isLevelAsWide = gaps.some((one, index) => isLevel(SIDES[index] ?? 0) && one === widest);
  return gap < widest || (!isLevel(side) && isLevelAsWide) ? CROSSWISE : 0;
}

function gapAt(side: Side, own: Box, other: Box): number {
  switch (side) {
    case 0:
      return other.x - (own.x + own.w);
    case 1:
      return other.y - (own.y + own.h);
    case 2:
      return own.x - (other.x + other.w);
    case 3:
      return own.y - (other.y + other.h);
  }
}
