import type { Box, Shape } from '@drawbridge/board';
import { expect, it } from 'vitest';
import { inReadingOrder } from './readingOrder.ts';

/** The names of boxes, in reading order. */
function read(boxes: Record<string, readonly [x: number, y: number, w: number, h: number]>): string {
  // Only the id is looked at; where it is, the second argument says.
  const shapes = Object.keys(boxes).map((id) => ({ id }) as Shape);
  const boundsOf = ({ id }: Shape): Box => {
    const [x = 0, y = 0, w = 0, h = 0] = boxes[id] ?? [];
    return { x, y, w, h };
  };
  return inReadingOrder(shapes, boundsOf).join('');
}

it('shapes side by side are read from left to right, even if not quite level', () => {
  expect(read({ c: [300, 8, 100, 60], a: [0, 5, 100, 60], b: [150, 0, 100, 80] })).toBe('abc');
});

it('rows are read from top to bottom', () => {
  const grid = {
    d: [200, 100, 50, 50],
    a: [0, 0, 50, 50],
    c: [0, 100, 50, 50],
    b: [200, 0, 50, 50],
  } as const;
  expect(read(grid)).toBe('abcd');
});

it('a tall shape beside rows does not make one row of them', () => {
  const page = {
    a: [0, 0, 50, 40],
    b: [100, 0, 50, 40],
    t: [-100, 0, 50, 400],
    c: [0, 300, 50, 40],
  } as const;
  expect(read(page)).toBe('abtc');
});

it('nothing is read of an empty board', () => {
  expect(read({})).toBe('');
});
