import { distanceToPolyline, type Point, packPoints, unpackPoints } from '@drawbridge/board';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceLine } from './traceLine.ts';

function trace(packed: Uint8Array, tolerancePx: number): Point[] {
  const corners: Point[] = [];
  const add = (x: number, y: number) => void corners.push({ x, y });
  traceLine({ moveTo: add, lineTo: add }, packed, tolerancePx);
  return corners;
}

const pack = (points: readonly Point[]) =>
  packPoints({ points: points.map((point) => ({ ...point, pressure: 0.5 })), isPen: false });

describe('tracing a stroke', () => {
  const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
  const step = fc.double({ min: -9, max: 9, noNaN: true });
  const scattered = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 40 });
  const walk = fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 80 }).map((steps) => {
    let at = { x: 0, y: 0 };
    return steps.map(([dx, dy]) => {
      at = { x: at.x + dx, y: at.y + dy };
      return at;
    });
  });

  it('keeps every point near the line, and begins and ends where the stroke does', () => {
    fc.assert(
      fc.property(
        fc.oneof(scattered, walk),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (points, tolerancePx) => {
          const packed = pack(points);
          const traced = trace(packed, tolerancePx);
          const exact = unpackPoints(packed).points;
          for (const point of exact) {
            expect(distanceToPolyline(point, traced)).toBeLessThanOrEqual(1.5 * tolerancePx);
          }
          expect(traced[1]).toMatchObject({ x: exact[0]?.x, y: exact[0]?.y });
          const [end, last] = [traced.at(-1), exact.at(-1)];
          expect(Math.hypot((end?.x ?? 0) - (last?.x ?? 0), (end?.y ?? 0) - (last?.y ?? 0))).toBeCloseTo(0);
        },
      ),
    );
  });

  it('makes a few corners of many points on a curve, and two of a straight line', () => {
    const arc = Array.from({ length: 60 }, (_, i) => ({
      x: 100 * Math.cos(i / 60),
      y: 100 * Math.sin(i / 60),
    }));
    expect(trace(pack(arc), 2).length).toBeLessThan(12);
    const line = Array.from({ length: 60 }, (_, i) => ({ x: 3 * i, y: 4 * i }));
    expect(trace(pack(line), 1)).toHaveLength(3);
  });

  it('makes a line with a length of a dot, which would have no round ends otherwise', () => {
    expect(trace(pack([{ x: 5, y: 5 }]), 1)).toEqual([
      { x: 4.99, y: 5 },
      { x: 5, y: 5 },
    ]);
  });

  it('draws nothing of bytes that are no stroke', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(50)]) expect(trace(bytes, 1)).toEqual([]);
  });
});
