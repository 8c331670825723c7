import type { Box, Shape, ShapeOf } from '@drawbridge/board';
import { type Area, areaOf, insideOf, type Part } from '../area.ts';

/** The pages of a document: one a frame, or one for all that is wanted. Undefined where there is no such frame. */
export function pagesOf(shapes: readonly Shape[], part: Part): readonly Area[] | undefined {
  const frames = part.frame === undefined && !part.only ? shapes.filter(isFrame) : [];
  if (frames.length > 0) return inReadingOrder(frames).map((frame) => insideOf(frame, shapes));
  const area = areaOf(shapes, part);
  return area && [area];
}

function isFrame(shape: Shape): shape is ShapeOf<'frame'> {
  return shape.type === 'frame';
}

/** Row by row: what begins above the middle of the first one of a row is beside it. */
function inReadingOrder<Boxed extends Box>(boxes: readonly Boxed[]): readonly Boxed[] {
  const rows: Boxed[][] = [];
  for (const box of [...boxes].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row && first && box.y < first.y + first.h / 2) row.push(box);
    else rows.push([box]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.x - b.x));
}
