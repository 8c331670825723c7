import { expect, test } from 'vitest';
import { walkGrid } from './walkGrid.ts';

test('in one row every arrow leads on, around the ends', () => {
  expect(walkGrid('ArrowRight', 4, 5)).toBe(0);
  expect(walkGrid('ArrowDown', 0, 5)).toBe(1);
  expect(walkGrid('ArrowUp', 0, 5)).toBe(4);
  expect(walkGrid('ArrowLeft', 0, 5)).toBe(4);
});

test('as many columns as places are one row', () => {
  expect(walkGrid('ArrowDown', 4, 5, 5)).toBe(0);
  expect(walkGrid('ArrowUp', 0, 5, 5)).toBe(4);
});

test('in several rows up and down lead from row to row', () => {
  expect(walkGrid('ArrowDown', 1, 10, 5)).toBe(6);
  expect(walkGrid('ArrowUp', 6, 10, 5)).toBe(1);
  expect(walkGrid('ArrowUp', 1, 10, 5)).toBeUndefined();
  expect(walkGrid('ArrowDown', 7, 10, 5)).toBeUndefined();
});

test('Home and End lead to the ends', () => {
  expect([walkGrid('Home', 3, 5), walkGrid('End', 3, 5)]).toEqual([0, 4]);
});

test('other keys are left to whoever wants them', () => {
  expect(walkGrid('a', 3, 5)).toBeUndefined();
});
