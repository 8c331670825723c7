import { GEOMETRIC_KINDS, polygonContainsPoint } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { hatchLines, hatchPath } from './hatch.ts';
import { outlinePath } from './outlinePath.ts';

const square = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
  { x: 0, y: 100 },
  { x: 0, y: 0 },
];
const star = outlinePath(GEOMETRIC_KINDS.star.path, 100, 100, 0);

describe('a hatch', () => {
  it('is lines from side to side, a gap apart', () => {
    expect(hatchLines(square, 0, 30)).toEqual(
      [0, 30, 60, 90].map((y) => [
        { x: 0, y },
        { x: 100, y },
      ]),
    );
  });

  it('keeps its lines where they are when the shape grows', () => {
    const larger = square.map(({ x, y }) => ({ x, y: y * 1.5 }));
    expect(hatchLines(larger, 0, 30).slice(0, 4)).toEqual(hatchLines(square, 0, 30));
  });

  it('leaves out what is outside, also between the tips of a star', () => {
    const corners = star.map((step) => ({ x: step[1], y: step[2] }));
    const lines = hatchLines(corners, -0.7, 3);
    expect(lines.length).toBeGreaterThan(40);
    for (const [from, to] of lines) {
      expect(polygonContainsPoint(corners, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })).toBe(true);
    }
  });

  it('has a bounded number of lines, however large the shape', () => {
    const huge = square.map(({ x, y }) => ({ x: x * 1e6, y: y * 1e6 }));
    expect(hatchLines(huge, 0.3, 4).length).toBeLessThan(300);
  });

  it('of a shape without an inside has no lines', () => {
    expect(hatchLines([], 0, 10)).toEqual([]);
    expect(hatchLines([{ x: 1, y: 1 }], 0, 10)).toEqual([]);
    expect(hatchLines(Array(5).fill({ x: 3, y: 3 }), 0.4, 10)).toEqual([]);
  });

  it('ends a little before the outline, and goes both ways when it is crossed', () => {
    const outline = outlinePath(GEOMETRIC_KINDS.rectangle.path, 100, 100, 0);
    const once = hatchPath(outline, 'hachure', 20, 2);
    const crossed = hatchPath(outline, 'cross-hatch', 20, 2);
    expect(crossed.slice(0, once.length)).toEqual(once);
    expect(crossed.length).toBeGreaterThan(1.8 * once.length);
    for (const [, x, y] of once) expect(Math.min(x, y, 100 - x, 100 - y)).toBeGreaterThan(1);
  });
});
