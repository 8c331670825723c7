import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../box.ts';
import type { ArrowShape } from '../shapes/arrow.ts';
import type { Shape } from '../shapes/index.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { testShape } from '../test/index.ts';
import type { Binding } from './binding.ts';
import { linePoints, placePoints } from './linePoints.ts';
import { isBindable, resolveArrow } from './resolveArrow.ts';

const style = { ...DEFAULT_STYLE, width: 2 };
const GAP = 6;
const box = (id: string, x: number, y = 0, size = 100): Shape =>
  testShape({ id, type: 'rectangle', x, y, w: size, h: size, style });
const middleOf = (id: string): Binding => ({ id, x: 0.5, y: 0.5, isInside: false });

function arrow(
  points: readonly Point[],
  { start, end }: { start?: Binding; end?: Binding } = {},
  rotation = 0,
): ArrowShape {
  const shape = testShape({ type: 'arrow', ...placePoints(points), style, rotation, start, end });
  if (shape.type !== 'arrow') throw new Error('It is an arrow.');
  return shape;
}

function resolved(shape: ArrowShape, ...shapes: Shape[]): ArrowShape {
  return resolveArrow(shape, (id) => shapes.find((other) => other.id === id));
}

const plainPoints = (shape: ArrowShape) =>
  linePoints(shape).map(({ x, y }) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);

const diagonal = [
  { x: 10, y: 10 },
  { x: 90, y: 70 },
];

describe('a bound arrow', () => {
  it('goes from outline to outline, on the line from where one end points to where the other does', () => {
    const bound = arrow(diagonal, { start: middleOf('a'), end: middleOf('b') });
    expect(plainPoints(resolved(bound, box('a', 0), box('b', 300)))).toEqual([
      [100 + GAP, 50],
      [300 - GAP, 50],
    ]);
  });

  it('keeps an end that is free, and the points between', () => {
    const points = [{ x: 0, y: 0 }, { x: 50, y: -200 }, ...diagonal];
    const bound = arrow(points, { end: middleOf('b') });
    const [first, second, third, last] = plainPoints(resolved(bound, box('b', 300)));
    expect([first, second, third]).toEqual([
      [0, 0],
      [50, -200],
      [10, 10],
    ]);
    expect(last?.[0]).toBeCloseTo(300 - GAP, 0);
  });

  it('is at the place that its points say, whatever they were when it was written', () => {
    const here = arrow(diagonal, { start: middleOf('a'), end: middleOf('b') });
    const elsewhere = diagonal.map(({ x, y }) => ({ x: x - 5000, y }));
    const far = arrow(elsewhere, { start: middleOf('a'), end: middleOf('b') });
    const shapes = [box('a', 0), box('b', 300)];
    expect(plainPoints(resolved(far, ...shapes))).toEqual(plainPoints(resolved(here, ...shapes)));
  });

  it('is the very same record when nothing is bound', () => {
    const free = arrow(diagonal);
    expect(resolved(free)).toBe(free);
  });

  it('without points goes between its shapes all the same', () => {
    const empty = arrow([], { start: middleOf('a'), end: middleOf('b') });
    expect(plainPoints(resolved(empty, box('a', 0), box('b', 300)))).toHaveLength(2);
    expect(plainPoints(resolved(arrow([], { end: middleOf('b') }), box('b', 0)))).toEqual([]);
  });

  it('that was turned keeps its free points where they are seen', () => {
    const level = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    const turned = arrow(level, { end: { ...middleOf('b'), isInside: true } }, Math.PI / 2);
    const { rotation, ...shape } = resolved(turned, box('b', 300));
    expect(rotation).toBe(0);
    expect(plainPoints({ rotation, ...shape })).toEqual([
      [50, -50],
      [350, 50],
    ]);
  });
});

describe('a binding', () => {
  it('to a shape that is not there reads as none, and the end is where it was written', () => {
    const bound = resolved(arrow(diagonal, { start: middleOf('gone'), end: middleOf('b') }), box('b', 300));
    expect(bound.start).toBeUndefined();
    expect(bound.end?.id).toBe('b');
    expect(plainPoints(bound)[0]).toEqual([10, 10]);
  });

  it.each(['arrow', 'line', 'draw', 'highlight'] as const)('to a shape of type %s is none', (type) => {
    const { packed } = placePoints(diagonal);
    const shape = testShape({ id: 'b', type, x: 0, y: 0, w: 9, h: 9, style, packed, isPen: false });
    expect(isBindable(shape)).toBe(false);
    expect(resolved(arrow(diagonal, { end: middleOf('b') }), shape).end).toBeUndefined();
  });

  it('to itself is none', () => {
    const bound = { ...arrow(diagonal, { end: middleOf('me') }), id: 'me' };
    expect(resolved(bound, bound).end).toBeUndefined();
  });
});

describe('whatever is bound to whatever', () => {
  const place = fc.record({
    x: fc.integer({ min: -1e7, max: 1e7 }),
    y: fc.integer({ min: -300, max: 300 }),
    w: fc.constantFrom(0, 1, 100, 1e7),
    h: fc.constantFrom(0, 50, 100),
    rotation: fc.constantFrom(0, 1, Math.PI / 2, -3),
    type: fc.constantFrom('rectangle' as const, 'ellipse' as const, 'star' as const, 'sticky' as const),
  });
  const share = fc.constantFrom(0, 0.5, 0.7, 1);
  const binding = (id: string) =>
    fc.record({ id: fc.constant(id), x: share, y: share, isInside: fc.boolean() });

  it('an arrow has at least two points and a box, all of them numbers', () => {
    const route = fc.constantFrom('straight' as const, 'curved' as const, 'elbow' as const);
    const both = fc.record({ a: place, b: fc.option(place), start: binding('a'), end: binding('b'), route });
    fc.assert(
      fc.property(both, ({ a, b, start, end, route }) => {
        // Without a second place both ends are at the very same shape.
        const shapes = [testShape({ id: 'a', ...a, style }), testShape({ id: 'b', ...(b ?? a), style })];
        const bound = arrow(diagonal, { start, end });
        const { x, y, w, h, ...rest } = resolved({ ...bound, style: { ...style, route } }, ...shapes);
        expect([x, y, w, h].every(Number.isFinite)).toBe(true);
        const points = linePoints({ x, y, ...rest });
        expect(points.length).toBeGreaterThanOrEqual(2);
        for (const point of points) expect(Number.isFinite(point.x + point.y)).toBe(true);
      }),
    );
  });
});
