import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitBox,
  MAX_ZOOM,
  MIN_ZOOM,
  nextZoom,
  pageToScreen,
  panBy,
  screenToPage,
  viewportBox,
  zoomAt,
} from './camera.ts';

const coordinate = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const zoom = fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true });
const camera = fc.record({ x: coordinate, y: coordinate, zoom });
const point = fc.record({ x: coordinate, y: coordinate });
const size = { width: 1000, height: 800 };

describe('the camera', () => {
  it('maps page to screen and back', () => {
    fc.assert(
      fc.property(camera, point, (view, page) => {
        const back = screenToPage(view, pageToScreen(view, page));
        expect(back.x).toBeCloseTo(page.x, 5);
        expect(back.y).toBeCloseTo(page.y, 5);
      }),
    );
  });

  it('keeps the page point under the anchor when it zooms, also where it is clamped', () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0.001, max: 100, noNaN: true }), (view, anchor, target) => {
        const zoomed = zoomAt(view, anchor, target);
        const [before, after] = [screenToPage(view, anchor), screenToPage(zoomed, anchor)];
        expect(after.x).toBeCloseTo(before.x, 5);
        expect(after.y).toBeCloseTo(before.y, 5);
        expect(zoomed.zoom).toBe(Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, target)));
      }),
    );
  });

  it('zooms about a point by these values', () => {
    expect(zoomAt({ x: 10, y: 20, zoom: 1 }, { x: 100, y: 50 }, 2)).toEqual({ x: 60, y: 45, zoom: 2 });
    expect(zoomAt({ x: 0, y: 0, zoom: 1 }, { x: 0, y: 0 }, 99).zoom).toBe(16);
    expect(zoomAt({ x: 0, y: 0, zoom: 1 }, { x: 0, y: 0 }, 0).zoom).toBe(0.02);
  });

  it('pans in screen px', () => {
    expect(panBy({ x: 0, y: 0, zoom: 2 }, 10, -4)).toEqual({ x: -5, y: 2, zoom: 2 });
  });

  it('stops at round zooms on the way in and out', () => {
    expect([nextZoom(1, 1), nextZoom(1, -1), nextZoom(1.2, 1), nextZoom(1.2, -1)]).toEqual([
      1.5, 0.75, 1.5, 1,
    ]);
    expect([nextZoom(MAX_ZOOM, 1), nextZoom(MIN_ZOOM, -1), nextZoom(0.9999, 1)]).toEqual([16, 0.02, 1.5]);
  });

  it('fits a box in the middle with room around it, never magnified', () => {
    const fitted = fitBox({ x: 0, y: 0, w: 4000, h: 100 }, size);
    expect(viewportBox(fitted, size)).toMatchObject({ w: 1000 / fitted.zoom });
    expect(fitted.zoom).toBeCloseTo((1000 - 128) / 4000);
    const middle = pageToScreen(fitted, { x: 2000, y: 50 });
    expect([middle.x, middle.y].map(Math.round)).toEqual([500, 400]);
    expect(fitBox({ x: 5, y: 5, w: 0, h: 0 }, size)).toMatchObject({ zoom: 1 });
  });
});
