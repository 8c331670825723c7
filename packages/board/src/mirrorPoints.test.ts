import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mirrorPoints } from './mirrorPoints.ts';
import { packedBounds, packPoints, unpackPoints } from './points.ts';

const coordinate = fc.integer({ min: -1e5, max: 1e5 }).map((steps) => steps / 10);
const point = fc.record({ x: coordinate, y: coordinate, pressure: fc.nat(255).map((byte) => byte / 255) });
const packed = fc
  .record({ points: fc.array(point, { minLength: 1, maxLength: 30 }), isPen: fc.boolean() })
  .chain((stroke) => fc.nat(8).map((resolution) => packPoints(stroke, resolution)));

it('mirrored points lie in the same box, from the other side', () => {
  const bytes = packPoints({ points: [at(10, 0), at(30, 5), at(20, 9)], isPen: true });
  const { points, isPen } = unpackPoints(mirrorPoints(bytes, { x: true, y: false }));
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [30, 0],
    [10, 5],
    [20, 9],
  ]);
  expect(isPen).toBe(true);
});

it('mirrored twice, any points are the same bytes again, and their box never changes', () => {
  fc.assert(
    fc.property(packed, fc.boolean(), fc.boolean(), (bytes, x, y) => {
      const once = mirrorPoints(bytes, { x, y });
      const [before, after] = [packedBounds(bytes), packedBounds(once)];
      for (const key of ['x', 'y', 'w', 'h'] as const) expect(after[key]).toBeCloseTo(before[key], 6);
      expect(mirrorPoints(once, { x, y })).toEqual(bytes);
    }),
  );
});

it('of damaged bytes, no points are left', () => {
  expect(unpackPoints(mirrorPoints(new Uint8Array([255, 1, 2]), { x: true, y: true })).points).toEqual([]);
});

function at(x: number, y: number) {
  return { x, y, pressure: 0.5 };
}
