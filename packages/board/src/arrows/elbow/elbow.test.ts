import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Box,
  boxAroundPoints,
  boxContainsPoint,
  boxesIntersect,
  expandBox,
  type Point,
} from '../../box.ts';
import type { Shape } from '../../shapes/index.ts';
import { DEFAULT_STYLE } from '../../style.ts';
import { testShape } from '../../test/index.ts';
import { anchorPoint } from '../anchor.ts';
import type { Binding } from '../binding.ts';
import { pageOutline } from '../outline.ts';
import { routeElbow } from './elbow.ts';
import { boundEnd, type ElbowEnd, freeEnd } from './elbowEnd.ts';

const style = { ...DEFAULT_STYLE, width: 2 };
/** Space before the outline, with half of both lines. */
const GAP = 6;
const look = { lineWidth: style.width };
const middle: Binding = { id: 'a', x: 0.5, y: 0.5, isInside: false };

const box = (x: number, y: number, w = 100, h = 100): Shape =>
  testShape({ type: 'rectangle', x, y, w, h, style });
const at = (shape: Shape, binding: Partial<Binding> = {}): ElbowEnd =>
  boundEnd({ ...middle, ...binding }, shape, style.width);

function wayOf(start: ElbowEnd, end: ElbowEnd, middleShare = 0.5): number[][] {
  return routeElbow(start, end, { ...look, middle: middleShare }).map(({ x, y }) => [
    Math.round(x),
    Math.round(y),
  ]);
}

describe('the way of an elbow arrow', () => {
  it('is straight between shapes that lie level, or upright', () => {
    expect(wayOf(at(box(0, 0)), at(box(300, 0)))).toEqual([
      [100 + GAP, 50],
      [300 - GAP, 50],
    ]);
    expect(wayOf(at(box(0, 300)), at(box(0, 0)))).toEqual([
      [50, 300 - GAP],
      [50, 100 + GAP],
    ]);
  });

  it('is straight between those that lie so by a hair', () => {
    expect(wayOf(at(box(0, 0)), at(box(300, 0.6)))).toHaveLength(2);
  });

  it('is straight rather than a little bent, when both ends mean their shapes as a whole', () => {
    expect(wayOf(at(box(0, 0)), at(box(300, 12)))).toEqual([
      [100 + GAP, 56],
      [300 - GAP, 56],
    ]);
    expect(wayOf(at(box(0, 0)), at(box(300, 12), { isInside: true }))).toHaveLength(4);
    expect(wayOf(at(box(0, 0)), freeEnd({ x: 300, y: 56 }))).toHaveLength(2);
    expect(wayOf(at(box(0, 0)), at(box(300, 30)))).toHaveLength(4);
  });

  it('has room for its head where it turns', () => {
    const turningAt = (heads: [number, number]) => {
      const way = routeElbow(at(box(0, 0)), at(box(140, 80)), { ...look, heads });
      return Math.round(way[1]?.x ?? 0);
    };
    expect([turningAt([0, 0]), turningAt([0, 16]), turningAt([16, 0])]).toEqual([120, 112, 128]);
  });

  it('turns in the middle between shapes, across the wider gap', () => {
    expect(wayOf(at(box(0, 0)), at(box(300, 150)))).toEqual([
      [100 + GAP, 50],
      [200, 50],
      [200, 200],
      [300 - GAP, 200],
    ]);
    expect(wayOf(at(box(0, 0)), at(box(150, 300)))).toEqual([
      [50, 100 + GAP],
      [50, 200],
      [200, 200],
      [200, 300 - GAP],
    ]);
  });

  it('turns where its middle is, but never at a shape', () => {
    const turningAt = (share: number) => wayOf(at(box(0, 0)), at(box(300, 150)), share)[1];
    expect([0.25, 0.75, 0, 1].map(turningAt)).toEqual([
      [150, 50],
      [250, 50],
      [112, 50],
      [288, 50],
    ]);
    expect(wayOf(at(box(300, 150)), at(box(0, 0)), 0.25)[1]).toEqual([250, 200]);
  });

  it('is the mirror image between shapes that are', () => {
    expect(wayOf(at(box(0, 0)), at(box(-300, 150)))).toEqual([
      [-GAP, 50],
      [-100, 50],
      [-100, 200],
      [-200 + GAP, 200],
    ]);
  });

  it('leads around both shapes when it begins and ends at sides that look away', () => {
    expect(wayOf(at(box(0, 0), { x: 0 }), at(box(300, 0), { x: 1 }))).toEqual([
      [-GAP, 50],
      [-32, 50],
      [-32, 132],
      [432, 132],
      [432, 50],
      [400 + GAP, 50],
    ]);
  });

  it('makes a bridge between two upper sides', () => {
    expect(wayOf(at(box(0, 0), { y: 0 }), at(box(300, 0), { y: 0 }))).toEqual([
      [50, -GAP],
      [50, -32],
      [350, -32],
      [350, -GAP],
    ]);
  });

  it('has one bend between sides that stand across', () => {
    expect(wayOf(at(box(0, 0), { x: 1 }), at(box(300, 300), { y: 0 }))).toEqual([
      [100 + GAP, 50],
      [350, 50],
      [350, 300 - GAP],
    ]);
  });

  it('between two free ends is an S, along the longer way', () => {
    expect(wayOf(freeEnd({ x: 0, y: 0 }), freeEnd({ x: 200, y: 100 }))).toEqual([
      [0, 0],
      [100, 0],
      [100, 100],
      [200, 100],
    ]);
    expect(wayOf(freeEnd({ x: 0, y: 0 }), freeEnd({ x: 0, y: -90 }))).toEqual([
      [0, 0],
      [0, -90],
    ]);
  });

  it('ends at the very place inside when it is bound there', () => {
    const way = wayOf(at(box(0, 0)), at(box(300, 0), { x: 0.25, y: 0.75, isInside: true }));
    expect(way.at(-1)).toEqual([325, 75]);
    expect(way[0]).toEqual([100 + GAP, 50]);
  });

  it('leaves a turned shape by the side that looks its way', () => {
    const turned = { ...box(0, 0), rotation: Math.PI / 2 };
    expect(wayOf(at(turned, { x: 1 }), at(box(0, 300)))[0]).toEqual([50, 100 + GAP]);
  });

  it('meets the tips of an ellipse and a diamond', () => {
    const [ellipse, diamond] = [box(0, 0), box(300, 150)].map((shape, index) =>
      testShape({ ...shape, type: index === 0 ? 'ellipse' : 'diamond', text: '' }),
    );
    if (!ellipse || !diamond) throw new Error('There are two.');
    const way = wayOf(at(ellipse), at(diamond));
    expect([way[0], way.at(-1)]).toEqual([
      [100 + GAP, 50],
      [300 - GAP, 200],
    ]);
  });

  it('is straight where the surroundings of both ends meet at a number that has no end', () => {
    const turned = { ...box(0, -126, 0, 200), rotation: -2 };
    expect(wayOf(at(box(0, 58, 0, 0), { y: 0 }), at(turned, { x: 0 }))).toHaveLength(2);
  });

  it('gets shorter where there is hardly room', () => {
    const way = wayOf(at(box(0, 0)), at(box(104, 60)));
    expect(way).toEqual([
      [102, 50],
      [102, 110],
    ]);
  });
});

describe('wherever the shapes are', () => {
  const place = fc.record({
    x: fc.integer({ min: -400, max: 400 }),
    y: fc.integer({ min: -400, max: 400 }),
    w: fc.constantFrom(0, 1, 60, 200, 500),
    h: fc.constantFrom(0, 1, 60, 200, 500),
    rotation: fc.constantFrom(0, 0, 0.3, Math.PI / 2, -2),
    type: fc.constantFrom('rectangle' as const, 'ellipse' as const, 'diamond' as const, 'cloud' as const),
  });
  const share = fc.constantFrom(0, 0, 0.5, 0.5, 0.9, 1);
  const ending = fc.record({
    place,
    binding: fc.record({ x: share, y: share, isInside: fc.boolean() }),
    isFree: fc.constantFrom(false, false, true),
  });

  function endOf({
    place,
    binding,
    isFree,
  }: typeof ending extends fc.Arbitrary<infer Value> ? Value : never) {
    const shape = testShape({ ...place, style });
    const end = isFree ? freeEnd(place) : at(shape, binding);
    return {
      end,
      box: isFree
        ? { ...place, w: 0, h: 0 }
        : boxAroundPoints([...pageOutline(shape), anchorPoint(binding, shape)]),
    };
  }

  it('there are upright and level pieces only', () => {
    fc.assert(
      fc.property(ending, ending, (from, to) => {
        const way = routeElbow(endOf(from).end, endOf(to).end, look);
        expect(way.length).toBeGreaterThanOrEqual(2);
        for (const [a, b] of piecesOf(way)) expect(a.x === b.x || a.y === b.y).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('no piece leads through a shape that it is bound to, if these lie apart', () => {
    fc.assert(
      fc.property(ending, ending, (from, to) => {
        const [start, end] = [endOf(from), endOf(to)];
        fc.pre(!boxesIntersect(start.box, expandBox(end.box, 1)));
        const way = routeElbow(start.end, end.end, look);
        for (const [index, piece] of piecesOf(way).entries()) {
          // A tip within the box, as where a shape is round, turned or bound inside, has to get out of it.
          const leavesStart = index === 0 && isWithin(way[0], start.box);
          const entersEnd = index === way.length - 2 && isWithin(way.at(-1), end.box);
          expect(!leavesStart && leadsThrough(piece, start.box)).toBe(false);
          expect(!entersEnd && leadsThrough(piece, end.box)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the same ends always give the same way, with five bends at most when they lie apart', () => {
    fc.assert(
      fc.property(ending, ending, (from, to) => {
        const [start, end] = [endOf(from), endOf(to)];
        const way = routeElbow(start.end, end.end, look);
        expect(routeElbow(endOf(from).end, endOf(to).end, look)).toEqual(way);
        if (!boxesIntersect(start.box, expandBox(end.box, 1))) expect(way.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

type Piece = readonly [Point, Point];

function piecesOf(way: readonly Point[]): Piece[] {
  return way.slice(1).map((point, index) => [way[index] ?? point, point]);
}

function isWithin(point: Point | undefined, box: Box): boolean {
  return point !== undefined && boxContainsPoint(expandBox(box, 0.001), point);
}

/** Not along the edge, and not by a rounding error. */
function leadsThrough([a, b]: Piece, box: Box): boolean {
  const { x, y, w, h } = expandBox(box, -0.001);
  const around = boxAroundPoints([a, b]);
  return around.x < x + w && around.x + around.w > x && around.y < y + h && around.y + around.h > y;
}
