import { expect, it } from 'vitest';
import { boxDifference } from './boxDifference.ts';

const box = (x: number, y: number, w: number, h: number) => ({ x, y, w, h });

it('a box that grows at two sides gains two strips', () => {
  expect(boxDifference(box(0, 0, 12, 15), box(0, 0, 10, 10))).toEqual([box(10, 0, 2, 15), box(0, 10, 10, 5)]);
  expect(boxDifference(box(-3, -4, 13, 14), box(0, 0, 10, 10))).toEqual([
    box(-3, -4, 3, 14),
    box(0, -4, 10, 4),
  ]);
});

it('a box within the other has nothing outside', () => {
  expect(boxDifference(box(2, 2, 3, 3), box(0, 0, 10, 10))).toEqual([]);
  expect(boxDifference(box(0, 0, 10, 10), box(0, 0, 10, 10))).toEqual([]);
});

it('a box elsewhere is outside as a whole', () => {
  expect(boxDifference(box(20, 0, 5, 5), box(0, 0, 10, 10))).toEqual([box(20, 0, 5, 5)]);
});

it('a box without height or width, as a brush is when it starts, counts all the same', () => {
  expect(boxDifference(box(0, 5, 20, 0), box(0, 5, 10, 0))).toEqual([box(10, 5, 10, 0)]);
  expect(boxDifference(box(0, 0, 10, 8), box(0, 0, 10, 0))).toEqual([box(0, 0, 10, 8)]);
});
