import { afterEach, expect, it, vi } from 'vitest';
import { centerPath } from './strokePath.ts';

afterEach(() => void vi.unstubAllGlobals());

it('a dot far away is a line with a length, even of two points in one place', () => {
  const calls: [string, number][] = [];
  vi.stubGlobal('Path2D', function Path2D() {
    return {
      moveTo: (x: number) => calls.push(['move', x]),
      lineTo: (x: number) => calls.push(['line', x]),
    };
  });
  const point = { x: 5, y: 5, pressure: 0.5 };
  centerPath([point, point]);
  expect(calls).toEqual([
    ['move', 4.99],
    ['line', 5],
    ['line', 5],
  ]);
});
