import { DEFAULT_STYLE, FILLS, type Fill, type Shape } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { hitsShape, touchesBox } from './placed.ts';

const diamond = (fill: Fill, rotation = 0): Shape =>
  testShape({ type: 'diamond', x: 0, y: 0, w: 100, h: 100, rotation, style: { ...DEFAULT_STYLE, fill } });
const small = (x: number, y: number) => ({ x, y, w: 2, h: 2 });

it.each(FILLS)('inside of a shape with fill %s one hits it, if there is something to see', (fill) => {
  expect(hitsShape(diamond(fill), { x: 50, y: 50 }, 2)).toBe(fill !== 'none');
  expect(touchesBox(diamond(fill), small(50, 50))).toBe(fill !== 'none');
});

it('the corners of the box around a diamond are not inside', () => {
  expect(hitsShape(diamond('solid'), { x: 12, y: 12 }, 2)).toBe(false);
  expect(touchesBox(diamond('solid'), small(12, 12))).toBe(false);
});

it('a turned shape is hit where it is seen', () => {
  const turned = diamond('tint', Math.PI / 4);
  expect(hitsShape(turned, { x: 20, y: 20 }, 2)).toBe(true);
  expect(hitsShape(turned, { x: 4, y: 50 }, 2)).toBe(false);
});
