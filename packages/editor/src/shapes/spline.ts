import type { StrokePoint } from '@drawbridge/board';

/** Enough for the tightest curve that simplifying leaves; and a bound, whatever coordinates a document holds. */
const MAX_STEPS = 24;
/** A turn sharper than this, 50°, is a corner. */
const CORNER_COSINE = Math.cos((50 * Math.PI) / 180);

/**
 * Fills the long gaps between points with a smooth curve through all of them (centripetal Catmull–Rom, which
 * neither loops nor overshoots at corners), down to `maxGapPx` between neighbours or MAX_STEPS a gap. A stored
 * stroke has few points; without this it would show its corners when zoomed in.
 */
export function fillGaps(points: readonly StrokePoint[], maxGapPx: number): StrokePoint[] {
  const filled: StrokePoint[] = [];
  points.forEach((to, index) => {
    const from = points[index - 1];
    if (from) {
      const before = smoothNeighbour(points[index - 2], from, to);
      const after = smoothNeighbour(points[index + 1], to, from);
      const steps = Math.min(MAX_STEPS, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / maxGapPx));
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
  return cosine > CORNER_COSINE ? beyond : end;
}

type Span = readonly [StrokePoint, StrokePoint, StrokePoint, StrokePoint];

/** The point at `t` (0 to 1) of the curve from the second to the third point; pressure goes straight. */
function between(span: Span, t: number): StrokePoint {
  const [before, from, to, after] = span;
  const knots = [knotGap(before, from), knotGap(from, to), knotGap(to, after)] as const;
  return {
    x: interpolate([before.x, from.x, to.x, after.x], knots, t),
    y: interpolate([before.y, from.y, to.y, after.y], knots, t),
    pressure: from.pressure + (to.pressure - from.pressure) * t,
  };
}

/** A cubic from the second to the third value with the tangents of the spline (Hermite form). */
function interpolate(
  [a, b, c, d]: readonly [number, number, number, number],
  [ab, bc, cd]: readonly [number, number, number],
  t: number,
): number {
  const start = ab === 0 ? c - b : c - b + bc * ((b - a) / ab - (c - a) / (ab + bc));
  const end = cd === 0 ? c - b : c - b + bc * ((d - c) / cd - (d - b) / (bc + cd));
  const [t2, t3] = [t * t, t * t * t];
  return (2 * t3 - 3 * t2 + 1) * b + (t3 - 2 * t2 + t) * start + (3 * t2 - 2 * t3) * c + (t3 - t2) * end;
}

function knotGap(a: StrokePoint, b: StrokePoint): number {
  return Math.sqrt(Math.hypot(b.x - a.x, b.y - a.y));
}
