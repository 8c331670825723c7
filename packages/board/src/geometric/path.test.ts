import { describe, expect, it } from 'vitest';
import { boxAroundPoints } from '../box.ts';
import { GEOMETRIC_KINDS, GEOMETRIC_TYPES } from './kinds.ts';
import { flattenPath, polygon } from './path.ts';

describe('the outline of a geometric shape', () => {
  it.each(GEOMETRIC_TYPES)('of type %s is closed and fills its box', (type) => {
    const points = flattenPath(GEOMETRIC_KINDS[type].path, 200, 100);
    const box = boxAroundPoints(points);
    expect(points.at(-1)).toEqual(points[0]);
    for (const [side, wanted] of [
      [box.x, 0],
      [box.y, 0],
      [box.x + box.w, 200],
      [box.y + box.h, 100],
    ] as const) {
      expect(side).toBeCloseTo(wanted, 6);
    }
  });

  it.each(GEOMETRIC_TYPES)('of type %s has room for a label inside', (type) => {
    const [x, y, w, h] = GEOMETRIC_KINDS[type].labelBox;
    expect(Math.min(x, y, 1 - x - w, 1 - y - h)).toBeGreaterThanOrEqual(0);
    expect(w * h).toBeGreaterThan(0.15);
  });

  it('of a polygon is its corners, of a curve a line through points on it', () => {
    expect(flattenPath(polygon(0, 0, 1, 0, 0.5, 1), 10, 20)).toEqual([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 5, y: 20 },
      { x: 0, y: 0 },
    ]);
    for (const { x, y } of flattenPath(GEOMETRIC_KINDS.ellipse.path, 2, 2)) {
      expect(Math.hypot(x - 1, y - 1)).toBeCloseTo(1, 3);
    }
  });
});
