import { expect, it } from 'vitest';
import { markOwn } from './own.ts';
import { neatWidth, readWidth } from './strokeWidth.ts';

it.each([
  [3.5, 4],
  [2, 2],
  [0.8, 1],
  [0.5, 0.5],
  [1.4, 1.4],
  [6, 6],
  [4.3, 4],
])('a line of %d px says that it is %d wide', (width, neat) => {
  expect(neatWidth(width)).toBe(neat);
});

it('a line of ours is exactly as wide as it was, until somebody chooses another width', () => {
  const mark = markOwn({ width: 3.5 });
  expect(readWidth({ strokeWidth: 4, ...mark })).toBe(3.5);
  expect(readWidth({ strokeWidth: 1, ...mark })).toBe(1);
  expect(readWidth({ strokeWidth: 2 })).toBe(2);
});
