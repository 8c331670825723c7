import type { Point } from '@drawbridge/board';

/** A transform of the page as canvases have it: x' = a · x + c · y + e, y' = b · x + d · y + f. */
export interface PageMatrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** The matrix of a transform that keeps straight lines straight, and parallel ones parallel. */
export function matrixOf(move: (point: Point) => Point): PageMatrix {
  const [origin, right, down] = [move({ x: 0, y: 0 }), move({ x: 1, y: 0 }), move({ x: 0, y: 1 })];
  return {
    a: right.x - origin.x,
    b: right.y - origin.y,
    c: down.x - origin.x,
    d: down.y - origin.y,
    e: origin.x,
    f: origin.y,
  };
}

/** The same transform for what is drawn `scale` times as large, from (left, top) on. */
export function onSurface(
  { a, b, c, d, e, f }: PageMatrix,
  { scale, left, top }: { readonly scale: number; readonly left: number; readonly top: number },
): PageMatrix {
  return {
    ...{ a, b, c, d },
    e: a * left + c * top + e * scale - left,
    f: b * left + d * top + f * scale - top,
  };
}
