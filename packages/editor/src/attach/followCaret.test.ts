import { expect, it } from 'vitest';
import { panIntoView } from './followCaret.ts';

const view = { x: 0, y: 0, w: 400, h: 300 };
const camera = { x: 0, y: 0, zoom: 2 };
const caretAt = (x: number, y: number) => panIntoView(camera, { x, y, w: 10, h: 20 }, view);

it('what is in view moves nothing', () => {
  expect(caretAt(100, 100)).toEqual(camera);
});

it('what is beyond an edge comes just inside of it', () => {
  expect(caretAt(395, 100)).toEqual({ x: 10.5, y: 0, zoom: 2 });
  expect(caretAt(-4, 100)).toEqual({ x: -10, y: 0, zoom: 2 });
  expect(caretAt(100, 400)).toEqual({ x: 0, y: 68, zoom: 2 });
});

it('of what has no room the beginning is seen', () => {
  expect(panIntoView(camera, { x: 50, y: 50, w: 10, h: 900 }, view).y).toBeCloseTo((50 - 16) / 2);
});
