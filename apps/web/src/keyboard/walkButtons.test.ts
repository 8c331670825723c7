import { expect, test } from 'vitest';
import { walk } from './walkButtons.ts';

test('arrows walk around the ends, Home and End jump', () => {
  expect(walk('ArrowRight', 2, 3)).toBe(0);
  expect(walk('ArrowDown', 0, 3)).toBe(1);
  expect(walk('ArrowLeft', 0, 3)).toBe(2);
  expect(walk('Home', 2, 3)).toBe(0);
  expect(walk('End', 0, 3)).toBe(2);
});

test('other keys are left to whoever wants them', () => {
  expect(walk('a', 0, 3)).toBeUndefined();
});
