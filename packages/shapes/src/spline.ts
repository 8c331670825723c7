import type { Point, StrokePoint } from '@drawbridge/board';

/** Enough for the tightest curve that simplifying leaves; and a bound, whatever coordinates a document holds. */
const MAX_STEPS = 24;
/** A turn sharper than this, 50°, is a corner. */
const CORNER_COSINE = Math.cos((50 * Math.PI) / 180);
/**
 * A curve that is further than this from the straight line would have kept a point there when the stroke was
 * simplified, also by a hand that drew it at half size: the turn was a corner between straight lines.
 */
const MAX_BULGE_PX = 2.5;
/** How far a cubic with one slanted end departs from its chord: the largest value of t² − t³. */
const BULGE_SHARE = 4 / 27;

/**
 * Fills the long gaps between points with a smooth curve through all of them, down to `maxGapPx` between neighbours
 * or MAX_STEPS a gap. A stored stroke has few points; without this it would show its corners when zoomed in.
 *
 * The curve is made of cubics in Hermite form. Its tangent at a point goes from neighbour to neighbour (Catmull–Rom),
 * so that it turns away least from the longer of both lines, and is as long as the gap, so that it never overshoots.
 */
export function fillGaps(points: readonly StrokePoint[], maxGapPx: number): StrokePoint[] {
  const filled: StrokePoint[] = [];
  points.forEach((to, index) => {
    const from = points[index - 1];
    if (from) {
      const before = smoothNeighbour(points[index - 2], from, to);
      const after = smoothNeighbour(points[index + 1], to, from);
      const steps = Math.min(MAX_STEPS, Math.ceil(distance(from, to) / maxGapPx));
      for (let step = 1; step < steps; step++) filled.push(between([before, from, to, after], step / steps));
    }
    filled.push(to);
  });
  return filled;
}

/** The point beyond `end` that the curve flows on to; `end` itself at a corner, which has to stay one. */
function smoothNeighbour(beyond: StrokePoint | undefined, end: StrokePoint, start: StrokePoint): StrokePoint {
  if (!beyond) return end;
  const [inX, inY, outX, outY] = [end.x - start.x, end.y - start.y, beyond.x - end.x, beyond.y - end.y];
  const cosine = (inX * outX + inY * outY) / (Math.hypot(inX, inY) * Math.hypot(outX, outY));
  if (!(cosine > CORNER_COSINE)) return end;
  const bulge = (BULGE_SHARE * Math.abs(inX * outY - inY * outX)) / distance(start, beyond);
  return bulge > MAX_BULGE_PX ? end : beyond;
}

type Span = readonly [StrokePoint, StrokePoint, StrokePoint, StrokePoint];

/** The point at `t` (0 to 1) of the curve from the second to the third point; pressure goes straight. */
function between([before, from, to, after]: Span, t: number): StrokePoint {
  const length = distance(from, to);
  const start = tangent(before, to, length);
  const end = tangent(from, after, length);
  return {
    x: cubic(from.x, to.x, start.x, end.x, t),
    y: cubic(from.y, to.y, start.y, end.y, t),
    pressure: from.pressure + (to.pressure - from.pressure) * t,
  };
}

function tangent(from: Point, to: Point, length: number): Point {
  const share = length / (distance(from, to) || 1);
  return { x: (to.x - from.x) * share, y: (to.y - from.y) * share };
}

function cubic(from: number, to: number, start: number, end: number, t: number): number {
  const [t2, t3] = [t * t, t * t * t];
  return (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * start + (3 * t2 - 2 * t3) * to + (t3 - t2) * end;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
