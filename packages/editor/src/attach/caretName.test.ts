import { expect, it } from 'vitest';
import { placeName } from './caretName.ts';

const caret = (x: number, y: number, rotation = 0) => ({ x, y, w: 0, h: 30, rotation });

it('stands above the caret, and below it at the upper edge', () => {
  expect(placeName(caret(50, 100), 800, [])).toEqual({ x: 50, y: 80, isLeft: false });
  expect(placeName(caret(50, 10), 800, [])).toEqual({ x: 50, y: 40, isLeft: false });
});

it('stands to the left at the right edge, as on a phone', () => {
  expect(placeName(caret(250, 100), 360, []).isLeft).toBe(true);
});

it('is above the higher end of a caret that stands on its head', () => {
  const { x, y } = placeName(caret(50, 100, Math.PI), 800, []);
  expect([x, y].map(Math.round)).toEqual([50, 50]);
});

it('covers no other name', () => {
  const first = placeName(caret(50, 100), 800, []);
  const second = placeName(caret(90, 105), 800, [first]);
  const third = placeName(caret(50, 100), 800, [first, second]);
  expect(first.y - second.y).toBeGreaterThanOrEqual(20);
  expect(second.y - third.y).toBeGreaterThanOrEqual(20);
  expect(placeName(caret(400, 100), 800, [first]).y).toBe(80);
});
