import { expect, test } from 'vitest';
import { placeAtPoint, placeBeside } from './placeMenu.ts';

const menu = { width: 200, height: 300 };
const view = { width: 1000, height: 800 };

/** Only its sides are looked at. */
const entry = (left: number, top: number, width: number) =>
  ({ left, top, right: left + width, bottom: top + 32 }) as DOMRectReadOnly;

test('a menu opens away from the edges of the window', () => {
  expect(placeAtPoint({ x: 100, y: 100 }, menu, view)).toEqual({ left: 100, top: 100 });
  expect(placeAtPoint({ x: 900, y: 700 }, menu, view)).toEqual({ left: 700, top: 400 });
});

test('a menu that fits on no side stays inside the window, and shows its beginning', () => {
  expect(placeAtPoint({ x: 150, y: 150 }, menu, { width: 300, height: 250 })).toEqual({ left: 8, top: 8 });
});

test('a submenu opens on the side that has room, and on a phone over its parent', () => {
  expect(placeBeside(entry(100, 100, 200), menu, view)).toEqual({ left: 300, top: 100 });
  expect(placeBeside(entry(750, 700, 200), menu, view)).toEqual({ left: 550, top: 492 });
  expect(placeBeside(entry(80, 100, 200), menu, { width: 360, height: 740 })).toEqual({ left: 8, top: 100 });
});
