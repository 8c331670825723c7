import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, boxesIntersect, boxFromCorners, expandBox, unionBoxes } from './box.ts';
import {
  distanceOfSegments,
  distanceOfSegmentToPolyline,
  distanceToPolyline,
  distanceToSegment,
  polygonContainsPoint,
  rotatedBounds,
  rotatePoint,
  segmentIntersectsBox,
} from './geometry.ts';

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const box = fc.tuple(point, point).map(([a, b]) => boxFromCorners(a, b));
const unit: Box = { x: 0, y: 0, w: 10, h: 10 };

describe('boxes', () => {
  it('lie within their union', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1 }), (boxes) => {
        const union = unionBoxes(boxes) ?? unit;
        const reach = { right: union.x + union.w, bottom: union.y + union.h };
        for (const { x, y, w, h } of boxes) {
          expect(
            x >= union.x && y >= union.y && x + w <= reach.right + 1e-9 && y + h <= reach.bottom + 1e-9,
          ).toBe(true);
        }
      }),
    );
  });

  it('intersect also when they only touch', () => {
    expect(boxesIntersect(unit, { x: 10, y: 10, w: 1, h: 1 })).toBe(true);
    expect(boxesIntersect(unit, { x: 10.1, y: 0, w: 1, h: 1 })).toBe(false);
  });

  it('grow and shrink about their middle, never below nothing', () => {
    expect(expandBox(unit, 2)).toEqual({ x: -2, y: -2, w: 14, h: 14 });
    expect(expandBox(unit, -20)).toEqual({ x: 5, y: 5, w: 0, h: 0 });
  });
});

describe('rotation', () => {
  it('turns clockwise on a page whose y points down', () => {
    const turned = rotatePoint({ x: 1, y: 0 }, { x: 0, y: 0 }, Math.PI / 2);
    expect(turned.x).toBeCloseTo(0);
    expect(turned.y).toBeCloseTo(1);
  });

  it('is undone by turning back', () => {
    fc.assert(
      fc.property(point, point, coordinate, (start, center, radians) => {
        const back = rotatePoint(rotatePoint(start, center, radians), center, -radians);
        expect(back.x).toBeCloseTo(start.x, 6);
        expect(back.y).toBeCloseTo(start.y, 6);
      }),
    );
  });

  it('widens the bounds of a square by the root of two at 45°', () => {
    expect(rotatedBounds(unit, Math.PI / 4).w).toBeCloseTo(10 * Math.SQRT2);
    expect(rotatedBounds(unit, 0)).toBe(unit);
  });
});

describe('distances', () => {
  it('to a segment end at its ends, and a segment may be a point', () => {
    expect(distanceToSegment({ x: 5, y: 3 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(3);
    expect(distanceToSegment({ x: 13, y: 4 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(5);
    expect(distanceToSegment({ x: 3, y: 4 }, { x: 0, y: 0 }, { x: 0, y: 0 })).toBe(5);
  });

  it('to a line of one point, and of none', () => {
    expect(distanceToPolyline({ x: 3, y: 4 }, [{ x: 0, y: 0 }])).toBe(5);
    expect(distanceToPolyline({ x: 3, y: 4 }, [])).toBe(Infinity);
  });
});

describe('a point and a polygon', () => {
  const arrow = [
    [0, 0],
    [10, 5],
    [0, 10],
    [4, 5],
    [0, 0],
  ].map(([x = 0, y = 0]) => ({ x, y }));

  it('is inside where it is surrounded, not only in its box', () => {
    expect(polygonContainsPoint(arrow, { x: 6, y: 5 })).toBe(true);
    expect(polygonContainsPoint(arrow, { x: 2, y: 5 })).toBe(false);
    expect(polygonContainsPoint(arrow, { x: 9, y: 1 })).toBe(false);
    expect(polygonContainsPoint(arrow, { x: -1, y: 5 })).toBe(false);
  });

  it('is in no polygon without an area', () => {
    expect(polygonContainsPoint([], { x: 0, y: 0 })).toBe(false);
    expect(polygonContainsPoint([{ x: 0, y: 0 }], { x: 0, y: 0 })).toBe(false);
  });
});

describe('two segments', () => {
  const at = (x: number, y: number) => ({ x, y });

  it('have no distance where they cross', () => {
    expect(distanceOfSegments(at(0, 0), at(10, 10), at(0, 10), at(10, 0))).toBe(0);
    expect(distanceOfSegments(at(0, 0), at(10, 0), at(5, -3), at(5, -2))).toBe(2);
    expect(distanceOfSegments(at(0, 0), at(10, 0), at(12, 4), at(13, 9))).toBeCloseTo(Math.hypot(2, 4));
  });

  it('may be points', () => {
    expect(distanceOfSegments(at(0, 0), at(0, 0), at(3, 4), at(3, 4))).toBe(5);
    expect(distanceOfSegments(at(1, 0), at(1, 0), at(0, 0), at(4, 0))).toBe(0);
  });

  it('are as far apart as the nearest of many samples', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const samples = Array.from({ length: 60 }, (_, i) => i / 59);
        const along = (t: number) => at(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
        const sampled = Math.min(...samples.map((t) => distanceToSegment(along(t), c, d)));
        const exact = distanceOfSegments(a, b, c, d);
        expect(exact).toBeLessThanOrEqual(sampled + 1e-6);
        expect(sampled - exact).toBeLessThanOrEqual(Math.hypot(a.x - b.x, a.y - b.y) / 59 + 1e-6);
      }),
    );
  });

  it('of a line count one by one', () => {
    const line = [at(0, 0), at(10, 0), at(10, 10)];
    expect(distanceOfSegmentToPolyline(at(12, -5), at(12, 20), line)).toBe(2);
    expect(distanceOfSegmentToPolyline(at(0, 3), at(0, 3), line.slice(0, 1))).toBe(3);
    expect(distanceOfSegmentToPolyline(at(0, 0), at(1, 1), [])).toBe(Infinity);
  });
});

describe('a segment and a box', () => {
  it('meet when it crosses, though both ends are outside', () => {
    expect(segmentIntersectsBox({ x: -5, y: 5 }, { x: 15, y: 5 }, unit)).toBe(true);
    expect(segmentIntersectsBox({ x: -5, y: 3 }, { x: 3, y: -5 }, unit)).toBe(false);
    expect(segmentIntersectsBox({ x: -5, y: -1 }, { x: 15, y: -1 }, unit)).toBe(false);
  });

  it('meet exactly when some point of it is inside', () => {
    fc.assert(
      fc.property(point, point, box, (a, b, area) => {
        const samples = Array.from({ length: 200 }, (_, i) => i / 199);
        const isSeen = samples.some((t) => {
          const [x, y] = [a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t];
          return x > area.x && x < area.x + area.w && y > area.y && y < area.y + area.h;
        });
        if (isSeen) expect(segmentIntersectsBox(a, b, area)).toBe(true);
      }),
    );
  });
});
