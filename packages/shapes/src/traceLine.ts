import { type Point, scanPoints } from '@drawbridge/board';
import type { Context2D } from './context2D.ts';

/** Too short to see, and makes a dot a line: one without length has no round ends and shows nothing. */
const DOT_LENGTH_PX = 0.01;
const UNSCALED: Point = { x: 1, y: 1 };

/**
 * Adds the line through packed points, each `scale` times as far out, to the context's path, without the corners that nobody
 * sees: no point of the stroke is further than `tolerancePx` from it, in page px. Reads the bytes once and keeps nothing, so
 * that a board seen from afar costs neither memory nor a first time.
 *
 * Sleeve fitting (Zhao and Saalfeld, 1997): from the last corner on, the directions in which a line passes each further
 * point within the tolerance are a sector. Once a point is outside of all of them, the point before it becomes a corner.
 */
export function traceLine(
  context: Pick<Context2D, 'moveTo' | 'lineTo'>,
  packed: Uint8Array,
  tolerancePx: number,
  scale: Point = UNSCALED,
): void {
  const squared = tolerancePx * tolerancePx;
  let isFirst = true;
  let anchorX = 0;
  let anchorY = 0;
  let lastX = 0;
  let lastY = 0;
  let hasSector = false;
  let reach = 0;
  let leftX = 0;
  let leftY = 0;
  let rightX = 0;
  let rightY = 0;

  const begin = (x: number, y: number): void => {
    isFirst = false;
    anchorX = x;
    anchorY = y;
    context.moveTo(x - DOT_LENGTH_PX, y);
    context.lineTo(x, y);
  };
  const makeCorner = (): void => {
    context.lineTo(lastX, lastY);
    anchorX = lastX;
    anchorY = lastY;
    hasSector = false;
    reach = 0;
  };
  /** Whether a line from the last corner to (x, y) passes all points since then, and then narrows the sector. */
  const fits = (x: number, y: number): boolean => {
    const dx = x - anchorX;
    const dy = y - anchorY;
    const length = dx * dx + dy * dy;
    // It turned back, further than can be seen: the turning point would be cut off.
    if (length < reach && Math.sqrt(reach) - Math.sqrt(length) > tolerancePx) return false;
    if (length <= squared) return true;
    if (hasSector && (leftX * dy - leftY * dx < 0 || rightX * dy - rightY * dx > 0)) return false;
    reach = Math.max(reach, length);
    // The two lines through the corner that pass the point at the distance of the tolerance.
    const along = length - squared;
    const aside = tolerancePx * Math.sqrt(along);
    const toLeftX = dx * along + dy * aside;
    const toLeftY = dy * along - dx * aside;
    const toRightX = dx * along - dy * aside;
    const toRightY = dy * along + dx * aside;
    if (!hasSector || leftX * toLeftY - leftY * toLeftX > 0) {
      leftX = toLeftX;
      leftY = toLeftY;
    }
    if (!hasSector || rightX * toRightY - rightY * toRightX < 0) {
      rightX = toRightX;
      rightY = toRightY;
    }
    hasSector = true;
    return true;
  };

  scanPoints(packed, (packedX, packedY) => {
    const x = packedX * scale.x;
    const y = packedY * scale.y;
    if (isFirst) begin(x, y);
    else if (!fits(x, y)) {
      makeCorner();
      fits(x, y);
    }
    lastX = x;
    lastY = y;
  });
  if (!isFirst && (lastX !== anchorX || lastY !== anchorY)) context.lineTo(lastX, lastY);
}
