import { boxContainsBox } from '@drawbridge/board';
import { expect, test } from 'vitest';
import { pictureArea } from './pictureArea.ts';

const SIZE = { w: 480, h: 300 };

test.each([
  { x: -50, y: 20, w: 4000, h: 100 },
  { x: 0, y: 0, w: 10, h: 9000 },
  { x: 5, y: 5, w: 0, h: 0 },
])('all of %j is in the picture, in its middle, with room around it', (extent) => {
  const area = pictureArea(extent, SIZE);
  expect(area.w / area.h).toBeCloseTo(SIZE.w / SIZE.h);
  expect(boxContainsBox(area, extent)).toBe(true);
  expect(area.x + area.w / 2).toBeCloseTo(extent.x + extent.w / 2);
  expect(area.y + area.h / 2).toBeCloseTo(extent.y + extent.h / 2);
  expect(Math.max(extent.w / area.w, extent.h / area.h)).toBeLessThan(0.9);
});

test('a small drawing is shown as large as it is', () => {
  expect(pictureArea({ x: 0, y: 0, w: 20, h: 10 }, SIZE)).toMatchObject(SIZE);
});
