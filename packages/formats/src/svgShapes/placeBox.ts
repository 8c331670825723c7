import type { Box } from '@drawbridge/board';
import type { Matrix } from '../svg/matrix.ts';
import { applyMatrix } from './flattenSubpath.ts';

export interface TurnedBox extends Box {
  readonly rotation: number;
}

/** Sides that should be at right angles and are this far from it still look so. */
const SKEW = 1e-4;

/** A box under a transform, if it stays one; undefined where its corners are no right angles any more. */
export function placeBox({ x, y, w, h }: Box, matrix: Matrix): TurnedBox | undefined {
  const { a, b, c, d } = matrix;
  const [sx, sy] = [Math.hypot(a, b), Math.hypot(c, d)];
  if (!(Math.abs(a * c + b * d) <= SKEW * sx * sy)) return undefined;
  const center = applyMatrix(matrix, x + w / 2, y + h / 2);
  const [width, height] = [w * sx, h * sy];
  return {
    x: center.x - width / 2,
    y: center.y - height / 2,
    w: width,
    h: height,
    rotation: halfTurn(Math.atan2(b, a)),
  };
}

/** Boxes look the same after half a turn: the one that is turned less. */
function halfTurn(angle: number): number {
  if (Math.abs(angle) <= Math.PI / 2) return angle;
  return angle - Math.sign(angle) * Math.PI;
}
