import {
  type Box,
  type Point,
  packedBounds,
  type Shape,
  type StrokePoint,
  strokePoints,
} from '@drawbridge/board';
import { memoize } from './memoize.ts';

/*
 * The points of a hand-drawn stroke never change: what is written when it is resized is only the size of its box, and the
 * points are drawn as much larger as that box is than theirs. Both are remembered by the packed points, which moving,
 * recolouring and resizing a stroke leave as they are.
 */

export const boundsOfPacked = memoize((packed: Uint8Array): Box => packedBounds(packed));

/** Points are rounded when they are packed: a box that differs from theirs by less than this is theirs. */
const ROUNDING_PX = 0.1;
const UNSCALED: Point = { x: 1, y: 1 };

type Stroke = Pick<Shape, 'w' | 'h'> & { readonly packed: Uint8Array };

/** How much larger the stroke is than its points, across and down; the very same object for one that was never resized. */
export function strokeScale({ packed, w, h }: Stroke): Point {
  const own = boundsOfPacked(packed);
  const [x, y] = [share(w, own.w), share(h, own.h)];
  return x === 1 && y === 1 ? UNSCALED : { x, y };
}

/** A straight line has no width that could be scaled; and what was written as none would never be seen again. */
function share(size: number, own: number): number {
  return Math.abs(size - own) <= ROUNDING_PX || own === 0 || size === 0 ? 1 : size / own;
}

/** Where the stroke is, from the shape's (x, y). */
export function strokeBounds(stroke: Stroke): Box {
  const own = boundsOfPacked(stroke.packed);
  const scale = strokeScale(stroke);
  if (scale === UNSCALED) return own;
  return { x: own.x * scale.x, y: own.y * scale.y, w: own.w * scale.x, h: own.h * scale.y };
}

/** The points of the stroke, from the shape's (x, y). */
export function scaledPoints(stroke: Stroke): readonly StrokePoint[] {
  return strokeScale(stroke) === UNSCALED ? strokePoints(stroke) : stretched(stroke);
}

const stretched = memoize((stroke: Stroke): readonly StrokePoint[] => {
  const scale = strokeScale(stroke);
  return strokePoints(stroke).map(({ x, y, pressure }) => ({ x: x * scale.x, y: y * scale.y, pressure }));
});
