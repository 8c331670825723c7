import type { Point } from '@drawbridge/board';
import { alongAxes, type OrientedBox, pointInBox } from './orientedBox.ts';
import type { Stretch } from './stretch.ts';

/** Which corner or side is dragged: -1 left or top, 1 right or bottom, 0 neither. Never 0 twice. */
export interface ResizeSide {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export interface ResizeOptions {
  /** Width and height keep their ratio. */
  readonly keepsRatio: boolean;
  /** The middle stays where it is, instead of the side across. */
  readonly isCentered: boolean;
}

/** LIMIT of how small a box gets, in page px: of nothing, nobody could tell later how large it was across. */
const MIN_SIZE_PX = 0.5;

/** What a drag of a box's corner or side by `delta` (page px) does to everything in it. */
export function resizeStretch(
  box: OrientedBox,
  side: ResizeSide,
  delta: Point,
  { keepsRatio, isCentered }: ResizeOptions,
): Stretch {
  const moved = alongAxes(delta, box.rotation);
  const share = isCentered ? 2 : 1;
  const free = {
    sx: factor(box.w, side.x * moved.x * share),
    sy: factor(box.h, side.y * moved.y * share),
  };
  const anchor = isCentered ? pointInBox(box, 0.5, 0.5) : anchorOf(box, side);
  return { anchor, rotation: box.rotation, ...(keepsRatio ? withRatio(box, side, free) : free) };
}

/** The middle of the side, or the corner, across. */
export function anchorOf(box: OrientedBox, { x, y }: ResizeSide): Point {
  return pointInBox(box, (1 - x) / 2, (1 - y) / 2);
}

/** What has no extent cannot get one by a factor. */
function factor(size: number, growth: number): number {
  if (size === 0) return 1;
  const share = (size + growth) / size;
  const least = Math.min(MIN_SIZE_PX, size) / size;
  return (share < 0 ? -1 : 1) * Math.max(Math.abs(share), least);
}

interface Factors {
  readonly sx: number;
  readonly sy: number;
}

/** A corner takes the larger of both; beside a side that is dragged, the box grows on both sides. */
function withRatio(box: OrientedBox, side: ResizeSide, { sx, sy }: Factors): Factors {
  if (side.x === 0) return { sx: Math.abs(sy), sy };
  if (side.y === 0) return { sx, sy: Math.abs(sx) };
  const both = Math.max(box.w === 0 ? 0 : Math.abs(sx), box.h === 0 ? 0 : Math.abs(sy));
  return { sx: Math.sign(sx) * both, sy: Math.sign(sy) * both };
}
