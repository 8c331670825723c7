import { expect, test } from 'vitest';
import { gridStep } from './gridStep.ts';

/** Three columns, and two cards in the last row: 0 1 2 / 3 4 5 / 6 7. */
const CARDS = Array.from({ length: 8 }, (_, index) => ({
  left: 100 * (index % 3),
  top: 80 * Math.floor(index / 3) + 0.3 * (index % 2),
}));

test.each([
  ['ArrowRight', 2, 3],
  ['ArrowRight', 7, 7],
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 1, 4],
  ['ArrowDown', 5, 7],
  ['ArrowUp', 7, 4],
  ['ArrowUp', 1, 1],
  ['Home', 5, 0],
  ['End', 0, 7],
])('%s leads from %d to %d', (key, from, to) => {
  expect(gridStep(key, from, CARDS)).toBe(to);
});

test('other keys lead nowhere', () => {
  expect(gridStep('x', 0, CARDS)).toBeUndefined();
});
