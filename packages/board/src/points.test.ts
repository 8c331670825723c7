import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAroundPoints } from './box.ts';
import { MAX_COORDINATE_PX } from './number.ts';
import {
  isPenStroke,
  MAX_STROKE_POINTS,
  packedBounds,
  packPoints,
  strokePoints,
  unpackPoints,
} from './points.ts';
import { damaged } from './test/damage.ts';

const coordinate = fc.double({ min: -1e5, max: 1e5, noNaN: true });
const point = fc.record({
  x: coordinate,
  y: coordinate,
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
});
const stroke = fc.record({ points: fc.array(point, { maxLength: 60 }), isPen: fc.boolean() });

describe('packed points', () => {
  it('come back within 0.05 page px, finer with a higher resolution, and with their pressure', () => {
    fc.assert(
      fc.property(stroke, fc.integer({ min: 0, max: 8 }), (original, resolution) => {
        const unpacked = unpackPoints(packPoints(original, resolution));
        const tolerancePx = 0.05 / 2 ** resolution + 1e-9;
        expect(unpacked.isPen).toBe(original.isPen);
        expect(unpacked.points).toHaveLength(original.points.length);
        unpacked.points.forEach(({ x, y, pressure }, index) => {
          const expected = original.points[index] ?? { x: 0, y: 0, pressure: 0 };
          expect(Math.abs(x - expected.x)).toBeLessThanOrEqual(tolerancePx);
          expect(Math.abs(y - expected.y)).toBeLessThanOrEqual(tolerancePx);
          expect(Math.abs(pressure - expected.pressure)).toBeLessThanOrEqual(0.5 / 255 + 1e-9);
        });
      }),
    );
  });

  it('are packed again to the same bytes', () => {
    fc.assert(
      fc.property(stroke, (original) => {
        const packed = packPoints(original);
        expect([...packPoints(unpackPoints(packed))]).toEqual([...packed]);
      }),
    );
  });

  it('take about two bytes a point, three with pressure', () => {
    const wave = (pressure: number) =>
      Array.from({ length: 600 }, (_, i) => ({ x: i * 3, y: 50 * Math.sin(i / 9), pressure }));
    expect(packPoints({ points: wave(0.5), isPen: false }).length).toBeLessThan(600 * 2.1);
    expect(packPoints({ points: wave(0.7), isPen: true }).length).toBeLessThan(600 * 3.1);
  });

  it('survive any damage, and never grow beyond the limits', () => {
    const points = Array.from({ length: 12 }, (_, i) => ({ x: 40 * i, y: -900 * i, pressure: i / 12 }));
    for (const bytes of damaged(packPoints({ points, isPen: true }, 3))) {
      const unpacked = unpackPoints(bytes).points;
      expect(unpacked.length).toBeLessThanOrEqual(MAX_STROKE_POINTS);
      for (const { x, y } of unpacked)
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(MAX_COORDINATE_PX);
    }
  });

  it('are none in anything that is no packed stroke', () => {
    for (const garbage of [undefined, null, 'AQ==', [1, 2, 3], {}, new Uint8Array(), new Uint8Array(50)]) {
      expect(unpackPoints(garbage)).toEqual({ points: [], isPen: false });
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void unpackPoints(bytes)));
  });

  it('take NaN and infinity for something that can be drawn', () => {
    const points = [{ x: Number.NaN, y: Infinity, pressure: Number.NaN }];
    expect(unpackPoints(packPoints({ points, isPen: false })).points[0]).toMatchObject({ x: 0, y: 1e7 });
  });

  it('stop at the limit', () => {
    const points = Array.from({ length: MAX_STROKE_POINTS + 5 }, () => ({ x: 1, y: 1, pressure: 0.5 }));
    expect(unpackPoints(packPoints({ points, isPen: false })).points).toHaveLength(MAX_STROKE_POINTS);
  });
});

describe('the bounds of packed points', () => {
  it('are those of the points', () => {
    fc.assert(
      fc.property(stroke, fc.integer({ min: 0, max: 8 }), (original, resolution) => {
        const packed = packPoints(original, resolution);
        expect(packedBounds(packed)).toEqual(boxAroundPoints(unpackPoints(packed).points));
      }),
    );
  });

  it('are those of the points after any damage, too: mostly of none', () => {
    const points = Array.from({ length: 12 }, (_, i) => ({ x: 40 * i, y: -900 * i, pressure: i / 12 }));
    for (const bytes of damaged(packPoints({ points, isPen: true }, 3)))
      expect(packedBounds(bytes)).toEqual(boxAroundPoints(unpackPoints(bytes).points));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(packedBounds(bytes)).toEqual(boxAroundPoints(unpackPoints(bytes).points));
      }),
    );
  });
});

describe('the points of a shape', () => {
  const packed = packPoints({ points: [{ x: 1, y: 2, pressure: 0.5 }], isPen: true });

  it('are unpacked once for the same bytes', () => {
    expect(strokePoints({ packed })).toEqual(unpackPoints(packed).points);
    expect(strokePoints({ packed })).toBe(strokePoints({ packed }));
  });

  it('tell without being unpacked whether a pen drew them', () => {
    expect([packed, packPoints({ points: [], isPen: false }), new Uint8Array()].map(isPenStroke)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
