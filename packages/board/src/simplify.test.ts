import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToPolyline } from './geometry.ts';
import { MAX_STROKE_POINTS } from './points.ts';
import { simplifyPoints } from './simplify.ts';

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const points = fc.array(fc.record({ x: coordinate, y: coordinate, pressure: fc.constant(0.5) }), {
  maxLength: 40,
});

describe('simplifying a stroke', () => {
  it('keeps the line within the tolerance, and its ends', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0.1, max: 50, noNaN: true }), (original, tolerancePx) => {
        const kept = simplifyPoints(original, tolerancePx);
        for (const point of original)
          expect(distanceToPolyline(point, kept)).toBeLessThanOrEqual(tolerancePx + 1e-6);
        expect([kept[0], kept.at(-1)]).toEqual([original[0], original.at(-1)]);
      }),
    );
  });

  it('makes a straight line of its two ends', () => {
    const line = Array.from({ length: 50 }, (_, i) => ({ x: i, y: 2 * i, pressure: 0.5 }));
    expect(simplifyPoints(line, 0.5)).toEqual([line[0], line[49]]);
  });

  it('keeps a change of pressure on a straight line', () => {
    const line = Array.from({ length: 9 }, (_, i) => ({ x: i, y: 0, pressure: i === 4 ? 1 : 0.2 }));
    expect(simplifyPoints(line, 0.5, 10)).toContain(line[4]);
    expect(simplifyPoints(line, 0.5)).not.toContain(line[4]);
  });

  it('copes with the longest stroke, of which it can drop nothing', () => {
    const spiral = Array.from({ length: MAX_STROKE_POINTS }, (_, i) => ({
      x: i * Math.cos(i),
      y: i * Math.sin(i),
      pressure: 0.5,
    }));
    expect(simplifyPoints(spiral, 0).length).toBeGreaterThan(0.9 * MAX_STROKE_POINTS);
  });
});
