import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test.each([
  [0, 1],
  [1, 1],
  [50, 50],
  [99, 99],
  [99.5, 100],
  [100, 100],
])('of the numbers from 1 to 100, in any order, percentile %d is %d', (percent, value) => {
  expect(percentile(hundred, percent)).toBe(value);
});

test('every percentile of one value is that value', () => {
  expect([0, 50, 100].map((percent) => percentile([7], percent))).toEqual([7, 7, 7]);
});

test('of no values there is none', () => {
  expect(percentile([], 50)).toBeNaN();
});

test('the values are left in their order', () => {
  const values = [3, 1, 2];
  percentile(values, 50);
  expect(values).toEqual([3, 1, 2]);
});
