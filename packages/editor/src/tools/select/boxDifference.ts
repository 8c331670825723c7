import type { Box } from '@drawbridge/board';

/** What of `box` lies outside of `other`, as up to four boxes that do not overlap: left, right, top and bottom of it. */
export function boxDifference(box: Box, other: Box): Box[] {
  const [right, bottom] = [box.x + box.w, box.y + box.h];
  // The part of `box` that it shares with `other`; empty or turned inside out when there is none.
  const [innerX, innerRight] = [Math.max(box.x, other.x), Math.min(right, other.x + other.w)];
  const [innerY, innerBottom] = [Math.max(box.y, other.y), Math.min(bottom, other.y + other.h)];
  if (innerX > innerRight || innerY > innerBottom) return [box];
  const pieces = [
    { x: box.x, y: box.y, w: innerX - box.x, h: box.h },
    { x: innerRight, y: box.y, w: right - innerRight, h: box.h },
    { x: innerX, y: box.y, w: innerRight - innerX, h: innerY - box.y },
    { x: innerX, y: innerBottom, w: innerRight - innerX, h: bottom - innerBottom },
  ];
  // What is shared reaches as far as `box` on sides where nothing is left over.
  return pieces.filter(({ w, h }, index) => (index < 2 ? w > 0 : h > 0));
}
