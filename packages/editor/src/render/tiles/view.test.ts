import { expect, it } from 'vitest';
import { pageBoxOf, toDeviceBox, toDevicePoint, type View } from './view.ts';

const view: View = { scale: 2, left: 10, top: -30, width: 400, height: 300 };

it('the part of the page that is shown fills the surface', () => {
  expect(toDeviceBox(pageBoxOf(view), view)).toEqual({ x: 0, y: 0, w: 400, h: 300 });
});

it('a point of the page is shown as far from the corner as it is on the page, scaled', () => {
  expect(toDevicePoint({ x: 5, y: -15 }, view)).toEqual({ x: 0, y: 0 });
  expect(toDevicePoint({ x: 6, y: 0 }, view)).toEqual({ x: 2, y: 30 });
});
