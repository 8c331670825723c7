import type { Point } from '@drawbridge/board';
import type { Matrix } from '../svg/matrix.ts';
import type { Subpath } from './pathPiece.ts';

/** LIMIT of straight pieces in place of one curve. */
const MAX_PIECES = 64;

export function applyMatrix({ a, b, c, d, e, f }: Matrix, x: number, y: number): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** The points of a part of a path on the page; a curve is nowhere further than `tolerance` from them. Closed by its first point. */
export function flattenSubpath(subpath: Subpath, matrix: Matrix, tolerance: number): Point[] {
  const first = applyMatrix(matrix, subpath.x, subpath.y);
  const points = [first];
  let from = first;
  for (const { control, x, y } of subpath.pieces) {
    const to = applyMatrix(matrix, x, y);
    if (control) {
      const [x1, y1, x2, y2] = control;
      points.push(
        ...alongCurve(from, applyMatrix(matrix, x1, y1), applyMatrix(matrix, x2, y2), to, tolerance),
      );
    }
    points.push(to);
    from = to;
  }
  const last = points.at(-1) ?? first;
  if (subpath.isClosed && (last.x !== first.x || last.y !== first.y)) points.push(first);
  return points;
}

/** Points between the ends of a curve, as many as its second differences make necessary. */
function alongCurve(p0: Point, p1: Point, p2: Point, p3: Point, tolerance: number): Point[] {
  const bend = Math.max(
    Math.hypot(p0.x - 2 * p1.x + p2.x, p0.y - 2 * p1.y + p2.y),
    Math.hypot(p1.x - 2 * p2.x + p3.x, p1.y - 2 * p2.y + p3.y),
  );
  const count = Math.min(MAX_PIECES, Math.ceil(Math.sqrt((0.75 * bend) / tolerance)));
  return Array.from({ length: Math.max(0, count - 1) || 0 }, (_, index) => {
    const t = (index + 1) / count;
    const u = 1 - t;
    const [k0, k1, k2, k3] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return {
      x: k0 * p0.x + k1 * p1.x + k2 * p2.x + k3 * p3.x,
      y: k0 * p0.y + k1 * p1.y + k2 * p2.y + k3 * p3.y,
    };
  });
}
