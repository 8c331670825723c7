import { expect, it } from 'vitest';
import { pictureSize } from './pictureSize.ts';

const size = (w: number, h: number) => pictureSize({ x: 0, y: 0, w, h });

it('a picture has twice the px, and room around what is drawn', () => {
  expect(size(100, 50)).toEqual({ width: 264, height: 164, scale: 2, isReduced: false });
});

it('what is too large for a picture has fewer px', () => {
  const wide = size(100_000, 100);
  expect(wide).toMatchObject({ width: 8192, isReduced: true });
  expect(wide.height).toBe(10);
  const square = size(1e7, 1e7);
  expect(square.width * square.height).toBeLessThanOrEqual(32e6);
  expect(square.isReduced).toBe(true);
});

it('there is always a px', () => {
  expect(size(1e7, 0)).toMatchObject({ width: 8192, height: 1 });
});
