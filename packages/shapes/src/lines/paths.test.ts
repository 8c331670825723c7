import { distance, flattenPath, type Path, type Point } from '@drawbridge/board';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bentPath } from './bentPath.ts';
import { pathBounds } from './pathBounds.ts';
import { smoothPath } from './smoothPath.ts';
import { endOf, trimPath } from './trimPath.ts';

const points = (...coordinates: readonly (readonly [number, number])[]): Point[] =>
  coordinates.map(([x, y]) => ({ x, y }));
const corners = points([0, 0], [100, 80], [200, 0]);
const anyPoints = fc.array(
  fc.record({ x: fc.integer({ min: -99, max: 99 }), y: fc.integer({ min: -99, max: 99 }) }),
  { minLength: 2, maxLength: 8 },
);

describe('a smooth path', () => {
  it('passes through all points, and through numbers only', () => {
    fc.assert(
      fc.property(anyPoints, fc.boolean(), (line, isClosed) => {
        const path = smoothPath(isClosed ? [...line, ...line.slice(0, 1)] : line, isClosed);
        const visited = path.map(endOf);
        for (const point of line) expect(visited).toContainEqual(point);
        expect(path.flat().every((part) => typeof part === 'string' || Number.isFinite(part))).toBe(true);
      }),
    );
  });

  it('is straight between two points, and an arc through three', () => {
    expect(smoothPath(corners.slice(0, 2), false)).toEqual([
      ['move', 0, 0],
      ['line', 100, 80],
    ]);
    const arc = flattenPath(smoothPath(corners, false), 1, 1);
    expect(Math.max(...arc.map(({ y }) => y))).toBeCloseTo(80, 0);
    const [left, right] = [arc[6], arc.at(-7)];
    expect(left?.y).toBeCloseTo(right?.y ?? 0, 6);
    // A parabola is at three quarters of its height half way up.
    expect(arc.find(({ x }) => x >= 50)?.y).toBeGreaterThan(52);
  });

  it('has no corner where it is closed', () => {
    const loop = smoothPath(points([0, 0], [100, 0], [100, 100], [0, 100], [0, 0]), true);
    const [first, last] = [loop[1], loop.at(-1)];
    if (first?.[0] !== 'curve' || last?.[0] !== 'curve') throw new Error('They are curves.');
    expect(Math.atan2(first[2] - 0, first[1] - 0)).toBeCloseTo(Math.atan2(0 - last[4], 0 - last[3]), 6);
  });
});

describe('a path of straight pieces', () => {
  it('has corners as round as there is room for', () => {
    expect(bentPath(corners)).toHaveLength(3);
    const round = bentPath(points([0, 0], [100, 0], [100, 10]), 30);
    expect(round.map(endOf)).toEqual(points([0, 0], [95, 0], [100, 5], [100, 10]));
  });
});

describe('a trimmed path', () => {
  const length = (a: Point | undefined, b: Point | undefined) => (a && b ? distance(a, b) : 0);
  const ends = (path: Path) => [
    path[0] && endOf(path[0]),
    path.at(-1) && endOf(path.at(-1) ?? ['move', 0, 0]),
  ];

  it('is shorter at both ends, on the same curve', () => {
    const path = smoothPath(corners, false);
    const [from, to] = ends(path);
    const trimmed = trimPath(path, 10, 20);
    const [start, end] = ends(trimmed);
    expect(length(from, start)).toBeCloseTo(10, 0);
    expect(length(to, end)).toBeCloseTo(20, 0);
    expect(trimmed).toHaveLength(path.length);
    expect(trimmed[1]?.at(-1)).toBeCloseTo(80, 6);
  });

  it('never loses more than a piece', () => {
    const path = bentPath(points([0, 0], [5, 0], [5, 50]));
    expect(trimPath(path, 90, 0).map(endOf)).toEqual(points([5, 0], [5, 0], [5, 50]));
    expect(trimPath([], 5, 5)).toEqual([]);
  });
});

it('the box around a path holds all of its curves, and is not larger', () => {
  fc.assert(
    fc.property(anyPoints, (line) => {
      const path = smoothPath(line, false);
      const { x, y, w, h } = pathBounds(path);
      const drawn = flattenPath(path, 1, 1);
      for (const point of drawn) {
        expect(point.x >= x - 1e-9 && point.x <= x + w + 1e-9).toBe(true);
        expect(point.y >= y - 1e-9 && point.y <= y + h + 1e-9).toBe(true);
      }
      expect(w - (Math.max(...drawn.map((p) => p.x)) - Math.min(...drawn.map((p) => p.x)))).toBeLessThan(8);
    }),
  );
});
