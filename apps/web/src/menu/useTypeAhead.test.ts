import { expect, test } from 'vitest';
import { findTyped } from './useTypeAhead.ts';

const names = ['Cut', 'Copy', 'Paste', 'Copy style'];

test('a letter goes to the next name that begins with it, and around', () => {
  expect(findTyped('c', names, -1)).toBe(0);
  expect(findTyped('c', names, 0)).toBe(1);
  expect(findTyped('c', names, 3)).toBe(0);
});

test('more letters stay where they still fit', () => {
  expect(findTyped('copy', names, 1)).toBe(1);
  expect(findTyped('copy s', names, 1)).toBe(3);
  expect(findTyped('x', names, 1)).toBeUndefined();
});
