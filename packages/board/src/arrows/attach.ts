import type { Point } from '../box.ts';
import { distance } from '../geometry.ts';
import type { Shape } from '../shapes/index.ts';
import { anchorPoint } from './anchor.ts';
import type { Binding } from './binding.ts';
import { pageOutline } from './outline.ts';

/** Space between the outline and the tip of an arrow, in page px, beside half of both lines. */
const GAP_PX = 4;

/**
 * Where an arrow that comes from `from` ends at the shape, in page px: at the anchor if it goes inside, else a gap before the
 * first crossing of the outline on the straight way there. `lineWidth` is the arrow's; who asks often has the outline.
 */
export function attachPoint(
  binding: Binding,
  shape: Shape,
  from: Point,
  { lineWidth, outline }: { readonly lineWidth: number; readonly outline?: readonly Point[] },
): Point {
  const anchor = anchorPoint(binding, shape);
  if (binding.isInside) return anchor;
  const crossing = firstCrossing(from, anchor, outline ?? pageOutline(shape));
  if (!crossing) return anchor;
  const gap = GAP_PX + (lineWidth + shape.style.width) / 2;
  return towards(crossing, from, gap);
}

/** The point where the way from `from` to `to` first meets the polyline. */
function firstCrossing(from: Point, to: Point, line: readonly Point[]): Point | undefined {
  let first = Infinity;
  let previous = line[0];
  for (const next of line) {
    const t = previous ? crossingShare(from, to, previous, next) : undefined;
    if (t !== undefined) first = Math.min(first, t);
    previous = next;
  }
  return first === Infinity
    ? undefined
    : { x: from.x + first * (to.x - from.x), y: from.y + first * (to.y - from.y) };
}

/** How far along `a`–`b` it crosses `c`–`d`, as a share; nothing if it does not. Cramer's rule on both lines' equations. */
function crossingShare(a: Point, b: Point, c: Point, d: Point): number | undefined {
  const [abX, abY, cdX, cdY] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const determinant = abX * cdY - abY * cdX;
  if (determinant === 0) return undefined;
  const t = ((c.x - a.x) * cdY - (c.y - a.y) * cdX) / determinant;
  const u = ((c.x - a.x) * abY - (c.y - a.y) * abX) / determinant;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : undefined;
}

/** From `point`, so many px towards `to`, but never beyond it. */
function towards(point: Point, to: Point, px: number): Point {
  const length = distance(point, to);
  const share = length > 0 ? Math.min(1, px / length) : 0;
  return { x: point.x + (to.x - point.x) * share, y: point.y + (to.y - point.y) * share };
}
