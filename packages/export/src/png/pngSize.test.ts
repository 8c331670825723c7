import { expect, it } from 'vitest';
import { pngSize } from './pngSize.ts';

const size = (w: number, h: number, scale = 1) => pngSize({ x: 0, y: 0, w, h }, { scale, maxPx: 1e8 });

it('a picture has as many px as it is asked for', () => {
  expect(size(100, 50, 3)).toEqual({ width: 300, height: 150, scale: 3, isReduced: false });
});

it('a board that is far wider than any canvas has all of them', () => {
  expect(size(100_000, 900)).toEqual({ width: 100_000, height: 900, scale: 1, isReduced: false });
});

it('what would have more px than may be has fewer, and keeps its shape', () => {
  const large = size(1e6, 2e6);
  expect(large.isReduced).toBe(true);
  expect(large.width * large.height).toBeLessThanOrEqual(1e8);
  expect(large.height / large.width).toBeCloseTo(2, 3);
});

it('what is only shown somewhere is as large as fits there', () => {
  const within = { width: 400, height: 200 };
  expect(pngSize({ x: 0, y: 0, w: 1000, h: 10 }, { scale: 1, within, maxPx: 1e8 })).toMatchObject({
    ...{ width: 400, height: 4, isReduced: false },
  });
});

it('there is always a px', () => {
  expect(size(1e7, 0)).toMatchObject({ width: 1_000_000, height: 1 });
  expect(size(0, 0)).toMatchObject({ width: 1, height: 1 });
});
