import { boxCenter, type Point, rotatePoint } from '@drawbridge/board';

/**
 * Everything becomes `sx` times as wide and `sy` times as high, measured from `anchor` (page px) along axes that are turned by
 * `rotation`. Negative factors mirror; none is zero.
 */
export interface Stretch {
  readonly anchor: Point;
  readonly sx: number;
  readonly sy: number;
  /** Radians. */
  readonly rotation: number;
}

export function stretchPoint(point: Point, { anchor, sx, sy, rotation }: Stretch): Point {
  const upright = rotatePoint(point, anchor, -rotation);
  const moved = { x: anchor.x + (upright.x - anchor.x) * sx, y: anchor.y + (upright.y - anchor.y) * sy };
  return rotatePoint(moved, anchor, rotation);
}

/**
 * How much wider and higher a box becomes that is turned by `rotation`. A slanted box would not stay one: it gets as much of
 * each factor as its sides lie along that axis, in such a way that its area is right, and that stretching back by the
 * inverse gives the same box again.
 */
export function stretchedSides(
  rotation: number,
  stretch: Stretch,
): { readonly kx: number; readonly ky: number } {
  const [x, y] = [Math.abs(stretch.sx), Math.abs(stretch.sy)];
  const cos = Math.cos(rotation - stretch.rotation);
  const along = snapped(cos * cos);
  return { kx: x ** along * y ** (1 - along), ky: x ** (1 - along) * y ** along };
}

/** Upright boxes and those that lie on their side are stretched exactly, whatever cosines are rounded to. */
function snapped(share: number): number {
  const whole = Math.round(share);
  return Math.abs(share - whole) < 1e-12 ? whole : share;
}

/** What a box is turned by afterwards, whose content can be mirrored. */
export function stretchedRotation(rotation: number, stretch: Stretch): number {
  const isMirrored = stretch.sx < 0 !== stretch.sy < 0;
  return normalizeRotation(isMirrored ? 2 * stretch.rotation - rotation : rotation);
}

/** The same angle in (-π, π], and exactly 0 where only rounding is left of it. */
export function normalizeRotation(radians: number): number {
  const turn = 2 * Math.PI;
  const within = radians - turn * Math.ceil((radians - Math.PI) / turn);
  return Math.abs(within) < ROUNDING_RADIANS ? 0 : within;
}

const ROUNDING_RADIANS = 1e-9;

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly rotation: number;
}

/** A box that is stretched with everything. */
export function stretchBox(box: Placed, stretch: Stretch): Placed {
  const { kx, ky } = stretchedSides(box.rotation, stretch);
  const rotation = stretchedRotation(box.rotation, stretch);
  return { ...boxAround(stretchPoint(boxCenter(box), stretch), box.w * kx, box.h * ky), rotation };
}

/** The box of this size with this centre. */
export function boxAround(center: Point, w: number, h: number) {
  return { x: center.x - w / 2, y: center.y - h / 2, w, h };
}
