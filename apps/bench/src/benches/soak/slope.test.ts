import { expect, it } from 'vitest';
import { slope } from './slope.ts';

it('is the share of the mean that is added, of points on a line and around one', () => {
  expect(slope([0, 1, 2].map((x) => ({ x, y: 100 + 10 * x })))).toBeCloseTo(10 / 110);
  expect(
    slope([0, 1, 2, 3].map((x) => ({ x, y: 50 + (x % 2 === 0 ? 1 : -1) * (x === 1 || x === 2 ? 1 : 0) }))),
  ).toBeCloseTo(0.2 / 50);
  expect(slope([{ x: 0, y: 5 }])).toBeNaN();
});
