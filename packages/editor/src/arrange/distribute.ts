import type { Box, Point } from '@drawbridge/board';

type Axis = 'x' | 'y';

const SIZES = { x: 'w', y: 'h' } as const;

/**
 * How far each box has to be moved along an axis, in page px, so that all gaps between them are the same. The first and the last
 * stay; where there is no room for gaps, the distances of their middles are the same instead.
 */
export function distributeOffsets(boxes: readonly Box[], axis: Axis): Point[] {
  const size = SIZES[axis];
  const order = boxes
    .map((box, index) => ({ box, index }))
    .sort((a, b) => middle(a.box, axis) - middle(b.box, axis));
  const [first, last] = [order[0]?.box, order.at(-1)?.box];
  const offsets = boxes.map(() => ({ x: 0, y: 0 }));
  if (!first || !last || boxes.length < 3) return offsets;
  const between = last[axis] - (first[axis] + first[size]);
  const inner = order.slice(1, -1).reduce((sum, { box }) => sum + box[size], 0);
  const gap = (between - inner) / (boxes.length - 1);
  const step = (middle(last, axis) - middle(first, axis)) / (boxes.length - 1);
  let end = first[axis] + first[size];
  order.slice(1, -1).forEach(({ box, index }, place) => {
    const start = gap >= 0 ? end + gap : middle(first, axis) + step * (place + 1) - box[size] / 2;
    offsets[index] = axis === 'x' ? { x: start - box.x, y: 0 } : { x: 0, y: start - box.y };
    end = start + box[size];
  });
  return offsets;
}

function middle(box: Box, axis: Axis): number {
  return box[axis] + box[SIZES[axis]] / 2;
}
