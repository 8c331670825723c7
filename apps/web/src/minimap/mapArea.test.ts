import { expect, test } from 'vitest';
import { mapArea, onMap } from './mapArea.ts';

const view = { x: 0, y: 0, w: 1000, h: 500 };

test('a map shows all shapes and the view, in its own shape', () => {
  const area = mapArea({ x: 2000, y: -100, w: 1000, h: 200 }, view, 2);
  expect(area.w / area.h).toBeCloseTo(2);
  expect(area.x).toBeLessThan(0);
  expect(area.x + area.w).toBeGreaterThan(3000);
  expect(area.y).toBeLessThan(-100);
  expect(area.x + area.w / 2).toBeCloseTo(1500);
});

test('on an empty board there is room around the view', () => {
  const area = mapArea(undefined, view, 2);
  const shown = onMap(view, area, 200);
  expect(shown.w).toBeLessThan(70);
  expect(shown.x + shown.w / 2).toBeCloseTo(100);
});

test('a place of the page is found on the map', () => {
  expect(onMap({ x: 50, y: 20, w: 10, h: 10 }, { x: 0, y: 0, w: 100, h: 50 }, 200)).toEqual({
    x: 100,
    y: 40,
    w: 20,
    h: 20,
  });
});
