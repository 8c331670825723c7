import { type Box, type Point, unionBoxes } from '@drawbridge/board';

/** What of several boxes is brought onto one line: an edge, or the middle, of the box around all. */
export type AlignTo = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** Where across their extent each of them aligns: 0 at the start, 1 at the end. */
const SHARES = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 } as const;

/** How far each box has to be moved, in page px. */
export function alignOffsets(boxes: readonly Box[], to: AlignTo): Point[] {
  const around = unionBoxes(boxes);
  if (!around) return [];
  const share = SHARES[to];
  const isSideways = to === 'left' || to === 'center' || to === 'right';
  return boxes.map((box) =>
    isSideways
      ? { x: around.x + share * around.w - (box.x + share * box.w), y: 0 }
      : { x: 0, y: around.y + share * around.h - (box.y + share * box.h) },
  );
}
