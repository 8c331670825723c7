import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaps } from './spline.ts';

const coordinate = fc.double({ min: -1e7, max: 1e7, noNaN: true });
const stroke = fc.array(fc.record({ x: coordinate, y: coordinate, pressure: fc.constant<number>(0.5) }), {
  maxLength: 30,
});

describe('filling the gaps of a stroke', () => {
  it('keeps every point, adds a bounded number, and all of them finite', () => {
    fc.assert(
      fc.property(stroke, (points) => {
        const filled = fillGaps(points, 3);
        expect(filled.filter((point) => points.includes(point))).toEqual(points);
        expect(filled.length).toBeLessThanOrEqual(24 * points.length);
        for (const { x, y } of filled) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }),
    );
  });

  it('rounds a circle that has few points', () => {
    const circle = Array.from({ length: 24 }, (_, i) => {
      const angle = (i * Math.PI) / 12;
      return { x: 100 * Math.cos(angle), y: 100 * Math.sin(angle), pressure: 0.5 };
    });
    for (const { x, y } of fillGaps(circle, 3).slice(10, -10)) expect(Math.hypot(x, y)).toBeCloseTo(100, 0);
  });

  it('leaves a corner a corner', () => {
    const at = (x: number, y: number) => ({ x, y, pressure: 0.5 });
    const filled = fillGaps([at(0, 0), at(50, 0), at(50, 50)], 3);
    for (const { x, y } of filled) expect(Math.min(Math.abs(y), Math.abs(x - 50))).toBeCloseTo(0);
  });

  it('adds nothing to points that are close', () => {
    const dense = Array.from({ length: 20 }, (_, i) => ({ x: i * 2, y: 0, pressure: 0.5 }));
    expect(fillGaps(dense, 3)).toEqual(dense);
  });
});
