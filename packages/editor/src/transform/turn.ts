import { type Box, boxCenter, moveBox, type Point, rotatePoint } from '@drawbridge/board';
import { normalizeRotation } from './stretch.ts';

/** Everything is turned about `center` (page px), clockwise. */
export interface Turn {
  readonly center: Point;
  readonly radians: number;
}

export function turnPoint(point: Point, { center, radians }: Turn): Point {
  return rotatePoint(point, center, radians);
}

/** A box that is turned with everything. */
export function turnBox<Placed extends Box & { readonly rotation: number }>(box: Placed, turn: Turn) {
  const before = boxCenter(box);
  const after = turnPoint(before, turn);
  const rotation = normalizeRotation(box.rotation + turn.radians);
  return { ...moveBox(box, after.x - before.x, after.y - before.y), rotation };
}
