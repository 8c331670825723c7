import { linePoints, strokePoints } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { element } from '../test/element.ts';
import { read, readShape } from '../test/read.ts';

describe('a line', () => {
  const points = [
    [0, 0],
    [100, 0],
    [100, 50],
  ];

  it('goes through its points, from where the first one lies', () => {
    const shape = readShape({ type: 'line', points, roundness: { type: 2 } });
    expect(shape?.type === 'line' && linePoints(shape)).toMatchObject([
      { x: 100, y: 200 },
      { x: 200, y: 200 },
      { x: 200, y: 250 },
    ]);
    expect(shape?.style).toMatchObject({ route: 'curved', startHead: 'none', endHead: 'none' });
  });

  it('is turned about the middle of its points', () => {
    const shape = readShape({
      type: 'line',
      points: [
        [0, 0],
        [100, 0],
      ],
      angle: Math.PI / 2,
    });
    const [first] = shape?.type === 'line' ? linePoints(shape) : [];
    expect([first?.x, first?.y].map((value) => Math.round(value ?? 0))).toEqual([150, 150]);
    expect(shape?.rotation).toBeUndefined();
  });

  it('that is a polygon ends where it begins', () => {
    const shape = readShape({ type: 'line', points, polygon: true });
    expect(shape?.type === 'line' && linePoints(shape)).toHaveLength(4);
  });

  it('of the first versions is called draw, and may say its corners only', () => {
    expect(readShape({ type: 'draw', points })?.type).toBe('line');
    expect(readShape({ type: 'arrow', points: null })).toMatchObject({ w: 80, h: 40 });
  });

  it('without a length is nothing', () => {
    expect(
      read(
        element({
          type: 'line',
          points: [
            [0, 0],
            [0, 0],
          ],
        }),
      ).report.skipped,
    ).toBe(1);
  });
});

describe('an arrow', () => {
  const arrow = (fields: Readonly<Record<string, unknown>>) =>
    element({
      id: 'arrow',
      type: 'arrow',
      x: 0,
      y: 220,
      points: [
        [0, 0],
        [95, 0],
      ],
      roundness: null,
      ...fields,
    });
  const bind = (fields: Readonly<Record<string, unknown>>, more = {}) => {
    const { shapes } = read(
      element({ id: 'box' }),
      arrow({ endBinding: { elementId: 'box', ...fields }, ...more }),
    );
    const shape = shapes.find(({ type }) => type === 'arrow');
    return shape?.type === 'arrow' ? shape.end : undefined;
  };

  it.each([
    [null, 'none'],
    [undefined, 'arrow'],
    ['circle_outline', 'dot-outline'],
    ['dot', 'dot'],
    ['crowfoot_many', 'many'],
    ['cardinality_exactly_one', 'one'],
    ['some later one', 'arrow'],
  ])('with the head %s ends in %s', (endArrowhead, head) => {
    expect(read(arrow({ endArrowhead })).shapes[0]?.style).toMatchObject({
      startHead: 'none',
      endHead: head,
    });
  });

  it('holds on to the point that it says', () => {
    expect(bind({ fixedPoint: [0.25, 0.75], mode: 'inside' })).toEqual({
      id: 'box',
      x: 0.25,
      y: 0.75,
      isInside: true,
    });
    expect(bind({ fixedPoint: [-0.1, 0.5], mode: 'orbit' })).toEqual({
      id: 'box',
      x: 0,
      y: 0.5,
      isInside: false,
    });
  });

  it('of older versions goes on aiming where it aimed', () => {
    const before = { focus: 0.3, gap: 5, fixedPoint: null };
    expect(bind(before)).toEqual({ id: 'box', x: 0.5, y: 0.5, isInside: false });
    expect(bind(before, { y: 210 })).toEqual({ id: 'box', x: 0.5, y: 0.25, isInside: false });
    const inside = bind(before, {
      points: [
        [0, 0],
        [120, 10],
      ],
    });
    expect(inside).toEqual({ id: 'box', x: 0.25, y: 0.75, isInside: true });
  });

  it('of older versions that would miss, or comes out of the shape, holds on to where it is', () => {
    const before = { focus: 1.2, gap: 5 };
    expect(bind(before, { y: 196 })).toEqual({ id: 'box', x: 0, y: 0, isInside: false });
    const outwards = bind(before, {
      x: 140,
      points: [
        [0, 0],
        [60, 0],
      ],
    });
    expect(outwards).toEqual({ id: 'box', x: 1, y: 0.5, isInside: false });
  });

  it('with elbows keeps to the outline', () => {
    expect(bind({ fixedPoint: [0, 0.5], gap: 1, focus: 0 }, { elbowed: true })).toMatchObject({
      isInside: false,
    });
    expect(read(arrow({ elbowed: true })).shapes[0]?.style.route).toBe('elbow');
  });

  it('lets go of what is not there or has no inside', () => {
    expect(bind({ elementId: 'gone' })).toBeUndefined();
    expect(bind({ elementId: 'arrow' })).toBeUndefined();
  });
});

describe('a freehand stroke', () => {
  const points = [
    [0, 0],
    [-10, 5],
    [20, 8],
  ];

  it('has its pressure, if a pen drew it', () => {
    const pen = readShape({ type: 'freedraw', points, pressures: [0.2, 0.6, 1], simulatePressure: false });
    expect(pen).toMatchObject({
      type: 'draw',
      isPen: true,
      x: 90,
      y: 200,
      w: 30,
      h: 8,
      style: { width: 8.5 },
    });
    const pressures = pen?.type === 'draw' ? strokePoints(pen).map(({ pressure }) => pressure) : [];
    expect(pressures.map((pressure) => Math.round(pressure * 10))).toEqual([2, 6, 10]);
    expect(readShape({ type: 'freedraw', points, pressures: [], simulatePressure: true })).toMatchObject({
      isPen: false,
    });
  });

  it('of a single point is a dot', () => {
    expect(readShape({ type: 'freedraw', points: [[0, 0]] })).toMatchObject({ type: 'draw', w: 0, h: 0 });
  });
});
