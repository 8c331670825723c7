import { flattenPath, GEOMETRIC_KINDS, GEOMETRIC_TYPES, type Path } from '@drawbridge/board';
import { expect, it } from 'vitest';
import { outlinePath } from './outlinePath.ts';

const { rectangle, ellipse, cloud } = GEOMETRIC_KINDS;

it('an outline with sharp corners is the path in its size', () => {
  expect(outlinePath(rectangle.path, 200, 100, 0)).toEqual([
    ['move', 0, 0],
    ['line', 200, 0],
    ['line', 200, 100],
    ['line', 0, 100],
    ['line', 0, 0],
  ]);
});

it('round corners begin and end one radius from the corner', () => {
  const path = outlinePath(rectangle.path, 200, 100, 10);
  const places = [
    [190, 0],
    [200, 10],
    [200, 90],
    [190, 100],
    [10, 100],
    [0, 90],
    [0, 10],
    [10, 0],
  ];
  expect(path[0]).toEqual(['move', 10, 0]);
  expect(path.slice(1).map((step) => step.slice(-2))).toEqual(places);
  expect(path.slice(1).map(([name]) => name)).toEqual(
    places.map((_, index) => (index % 2 ? 'curve' : 'line')),
  );
});

it('a round corner is nearly a quarter of a circle', () => {
  const corner = flattenPath(outlinePath(rectangle.path, 200, 100, 10), 1, 1).filter(
    ({ x, y }) => x > 190 && y < 10,
  );
  expect(corner.length).toBeGreaterThan(8);
  for (const { x, y } of corner) expect(Math.hypot(x - 190, y - 10)).toBeCloseTo(10, 1);
});

it('corners of a small shape take no more than there is', () => {
  const path = outlinePath(rectangle.path, 10, 4, 10);
  expect(path[0]).toEqual(['move', 1.6, 0]);
});

it('curves are not rounded', () => {
  for (const { path } of [ellipse, cloud]) {
    const curves = (list: Path) => list.filter(([name]) => name === 'curve').length;
    expect(curves(outlinePath(path, 100, 100, 6))).toBe(curves(path));
  }
});

it.each(GEOMETRIC_TYPES)('a %s without a size is a path all the same', (type) => {
  for (const step of outlinePath(GEOMETRIC_KINDS[type].path, 0, 0, 6)) {
    for (const value of step.slice(1)) expect(Number(value)).toBeCloseTo(0);
  }
});
