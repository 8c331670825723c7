import { linePoints } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { binding, readFile, readShape, shape } from './test/tldrawFile.ts';

const QUARTER = Math.PI / 2;

/** Where the arrow goes once it is on a board, in page px. */
function wayOf(records: readonly unknown[]): readonly (readonly [number, number])[] {
  const { store } = createTestBoard();
  store.create(...readFile(records).shapes);
  const arrow = store.get('shape:arrow');
  if (arrow?.type !== 'arrow') throw new Error('No arrow.');
  return linePoints(arrow).map(({ x, y }) => [x, y] as const);
}

describe('arrows', () => {
  const left = shape('geo', {}, { id: 'left', x: 0, y: 0 });
  const right = shape('geo', {}, { id: 'right', x: 400, y: 0 });
  const arrow = (props = {}) => shape('arrow', props, { index: 'b1' });
  const bound = [binding('start', 'left'), binding('end', 'right')];

  it('go from point to point in their own coordinates', () => {
    const free = shape('arrow', { start: { x: 0, y: 0 }, end: { x: 100, y: 0 } }, { rotation: QUARTER });
    expect(wayOf([free])).toEqual([
      [100, 200],
      [expect.closeTo(100), 300],
    ]);
  });

  it('end at the outlines of what they are bound to', () => {
    // A gap of 4 px, and half of both lines.
    const gap = 4 + 3.5;
    expect(wayOf([left, right, arrow(), ...bound])).toEqual([
      [120 + gap, 40],
      [400 - gap, 40],
    ]);
  });

  it('go in where they were told to, and aim where somebody aimed', () => {
    const exact = { isExact: true, isPrecise: true, normalizedAnchor: { x: 0.25, y: 0.75 } };
    expect(
      wayOf([left, right, arrow(), binding('start', 'left'), binding('end', 'right', exact)]).at(-1),
    ).toEqual([expect.closeTo(400 + 30, 1), expect.closeTo(60, 1)]);
  });

  it('aim at the same place of a shape that is turned here', () => {
    const up = shape('geo', { geo: 'arrow-up', w: 100, h: 200 }, { id: 'right', x: 400, y: 0 });
    const tip = { isExact: true, isPrecise: true, normalizedAnchor: { x: 0.5, y: 0 } };
    const way = wayOf([left, up, arrow(), binding('start', 'left'), binding('end', 'right', tip)]);
    expect(way.at(-1)).toEqual([expect.closeTo(450, 1), expect.closeTo(0, 1)]);
  });

  it('bend to the right of whoever goes them', () => {
    const way = wayOf([shape('arrow', { end: { x: 200, y: 0 }, bend: 50 }, { x: 0, y: 0 })]);
    const middle = way[Math.floor(way.length / 2)];
    expect(middle).toEqual([expect.closeTo(100, 1), expect.closeTo(50, 1)]);
    const other = wayOf([shape('arrow', { end: { x: 200, y: 0 }, bend: -50 }, { x: 0, y: 0 })]);
    expect(other[Math.floor(other.length / 2)]?.[1]).toBeCloseTo(-50, 1);
  });

  it('of a large bend are round', () => {
    // Three quarters of a circle of radius 100 about (0, 0).
    const side = 100 * Math.SQRT1_2;
    const way = wayOf([
      shape('arrow', { end: { x: 2 * side, y: 0 }, bend: 100 + side }, { x: -side, y: -side }),
    ]);
    expect(way.length).toBeGreaterThan(5);
    for (const [x, y] of way) expect(Math.hypot(x, y)).toBeCloseTo(100, 1);
  });

  it('bend outside of what they are bound to', () => {
    const way = wayOf([left, right, arrow({ bend: 150 }), ...bound]);
    for (const [x, y] of way) expect(y > 80 || (x > 120 && x < 400)).toBe(true);
  });

  it('with corners turn where they did', () => {
    const { shapes } = readFile([
      left,
      right,
      arrow({ kind: 'elbow', elbowMidPoint: 0.25, bend: 90 }),
      ...bound,
    ]);
    expect(shapes[2]).toMatchObject({ type: 'arrow', middle: 0.25, style: { route: 'elbow' } });
  });

  it.each([
    ['arrow', 'none', 'arrow'],
    ['triangle', 'none', 'triangle-outline'],
    ['triangle', 'fill', 'triangle'],
    ['dot', 'none', 'dot-outline'],
    ['dot', 'solid', 'dot'],
    ['diamond', 'none', 'diamond-outline'],
    ['diamond', 'fill', 'diamond'],
    ['square', 'fill', 'diamond'],
    ['bar', 'none', 'bar'],
    ['pipe', 'none', 'bar'],
    ['inverted', 'none', 'many'],
    ['none', 'fill', 'none'],
    ['horns', 'none', 'none'],
  ])('a head called %s, filled with %s, is a %s', (head, fill, ours) => {
    expect(readShape('arrow', { arrowheadStart: head, arrowheadEnd: head, fill }).shape?.style).toMatchObject(
      {
        ...{ startHead: ours, endHead: ours, fill: 'none' },
      },
    );
  });
});
