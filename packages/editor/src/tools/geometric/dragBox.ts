import { type Box, boxFromCorners, type Point } from '@drawbridge/board';
import type { Modifiers } from '../../input/inputEvents.ts';

/** The box dragged from `origin` to `current`: with Shift a square, with Alt with `origin` as its centre. */
export function dragBox(
  origin: Point,
  current: Point,
  { shift, alt }: Pick<Modifiers, 'shift' | 'alt'>,
): Box {
  const corner = shift ? squareCorner(origin, current) : current;
  if (!alt) return boxFromCorners(origin, corner);
  return boxFromCorners({ x: 2 * origin.x - corner.x, y: 2 * origin.y - corner.y }, corner);
}

/** The corner towards `current` of a square as large as the longer side. */
function squareCorner(origin: Point, current: Point): Point {
  const dx = current.x - origin.x;
  const dy = current.y - origin.y;
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return { x: origin.x + (dx < 0 ? -side : side), y: origin.y + (dy < 0 ? -side : side) };
}
