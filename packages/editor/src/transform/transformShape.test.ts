import {
  DEFAULT_STYLE,
  GEOMETRIC_TYPES,
  linePoints,
  type NewShape,
  packPoints,
  placePoints,
  readShape,
  type Shape,
  unpackPoints,
} from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { shapeBounds } from '@drawbridge/shapes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchOf } from './patchOf.ts';
import type { Stretch } from './stretch.ts';
import { stretchShape, turnShape } from './transformShape.ts';

const place = { x: 100, y: 100, w: 200, h: 100, style: DEFAULT_STYLE };
const stretch = (sx: number, sy: number): Stretch => ({ anchor: { x: 0, y: 0 }, sx, sy, rotation: 0 });
const make = (shape: NewShape<Shape>) => testShape({ id: 'a', ...shape });

const points = [
  { x: 10, y: 10 },
  { x: 50, y: 40 },
  { x: 90, y: 20 },
];
const stroke = points.map((point) => ({ ...point, pressure: 0.4 }));
const packed = packPoints({ points: stroke, isPen: true });

describe('a line', () => {
  it('has all its points where everything is stretched to, and is not turned', () => {
    const line = { ...make({ type: 'line', ...place, ...placePoints(points) }), rotation: Math.PI };
    const after = stretchShape(line, stretch(2, 1));
    expect(after.rotation).toBe(0);
    if (after.type !== 'line') throw new Error('It is a line.');
    expect(linePoints(after).map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
      [180, 40],
      [100, 10],
      [20, 30],
    ]);
  });

  it('that is closed stays closed, however it is turned', () => {
    const [first = { x: 0, y: 0 }] = points;
    const line = make({ type: 'line', ...place, ...placePoints([...points, first]) });
    const after = turnShape(line, { center: { x: 3, y: 4 }, radians: 0.77 });
    if (after.type !== 'line') throw new Error('It is a line.');
    const turned = unpackPoints(after.packed).points;
    expect(turned.at(-1)).toEqual(turned[0]);
  });
});

describe('a stroke', () => {
  const drawn = () => make({ type: 'draw', ...place, w: 80, h: 30, packed, isPen: true });

  it('keeps its points and gets another box', () => {
    const before = drawn();
    const after = stretchShape(before, stretch(3, 2));
    expect(after).toMatchObject({ x: 300, y: 200, w: 240, h: 60 });
    expect('packed' in after && after.packed).toBe(packed);
  });

  it('that is mirrored gets other points, the same each time', () => {
    const [one, two] = [stretchShape(drawn(), stretch(-1, 1)), stretchShape(drawn(), stretch(-2, 1))];
    expect('packed' in one && unpackPoints(one.packed).points.map(({ x }) => x)).toEqual([90, 50, 10]);
    expect('packed' in one && 'packed' in two && one.packed === two.packed).toBe(true);
  });
});

describe('text', () => {
  const text = () => make({ type: 'text', ...place, h: 31, text: 'one two three four' });

  it('has a font that grows with its box', () => {
    expect(stretchShape(text(), stretch(2, 2))).toMatchObject({ w: 400, h: 62, style: { fontSize: 48 } });
  });

  it('is never out of shape, and never larger than it has room', () => {
    expect(stretchShape(text(), stretch(2, 1.5))).toMatchObject({ w: 300, h: 46.5, style: { fontSize: 36 } });
  });

  it('that only gets narrower is broken into more lines below each other', () => {
    const after = stretchShape(text(), { ...stretch(0.5, 1), anchor: { x: 100, y: 100 } });
    expect(after).toMatchObject({ x: 100, w: 100, wraps: true, style: { fontSize: 24 } });
    expect(after.h).toBeGreaterThan(31);
    expect(after.y).toBeCloseTo(100);
  });

  it('is not mirrored', () => {
    expect(stretchShape(text(), stretch(-1, 1))).toMatchObject({
      x: -300,
      rotation: 0,
      text: 'one two three four',
    });
  });

  it('has a font that stays within what there is', () => {
    expect(stretchShape(text(), stretch(1000, 1000)).style.fontSize).toBe(1000);
    expect(stretchShape(text(), stretch(0.001, 0.001)).style.fontSize).toBe(4);
  });
});

it('a frame is never turned, only taken along', () => {
  const frame = make({ type: 'frame', ...place, text: '' });
  const after = turnShape(frame, { center: { x: 0, y: 0 }, radians: Math.PI });
  expect(after).toMatchObject({ w: 200, h: 100, rotation: 0 });
  expect([after.x, after.y].map(Math.round)).toEqual([-300, -200]);
});

describe('shapes of the table', () => {
  const half = (shape: Shape) => Math.abs(Math.abs(shape.rotation) - Math.PI) < 1e-9;
  const of = (type: (typeof GEOMETRIC_TYPES)[number]) => make({ type, ...place });

  it('that are the same from all sides stay as they are when they are mirrored', () => {
    for (const type of ['rectangle', 'diamond', 'ellipse', 'hexagon', 'octagon', 'plus'] as const)
      expect(stretchShape(of(type), stretch(1, -1)).rotation, type).toBe(0);
  });

  it('that have a top are turned over', () => {
    for (const type of ['triangle', 'star', 'heart', 'trapezoid', 'pentagon'] as const) {
      expect(half(stretchShape(of(type), stretch(1, -1))), type).toBe(true);
      expect(half(stretchShape(of(type), stretch(-1, 1))), type).toBe(false);
    }
  });

  it('that point to a side are turned over the other way', () => {
    expect(half(stretchShape(of('arrow-right'), stretch(-1, 1)))).toBe(true);
    expect(half(stretchShape(of('arrow-right'), stretch(1, -1)))).toBe(false);
  });
});

describe('of any shape', () => {
  const shape = fc
    .record({
      type: fc.constantFrom(...GEOMETRIC_TYPES, 'line', 'arrow', 'draw', 'highlight', 'sticky', 'image'),
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      rotation: fc.integer({ min: -31, max: 31 }).map((tenths) => tenths / 10),
    })
    .map(({ type, x, y, rotation }) => {
      const box = { x, y, w: 80, h: 30 };
      const own = { packed, isPen: true, text: '', file: { name: '', w: 8, h: 3 } };
      const isPath = type === 'line' || type === 'arrow';
      const all = { type, ...box, ...own, style: DEFAULT_STYLE, rotation: isPath ? 0 : rotation };
      // Each type takes what it has of all the fields.
      return make({ ...all, ...(isPath && placePoints(points)) } as NewShape<Shape>);
    });
  const sign = fc.constantFrom(1, -1);

  it('what is written is made of numbers, however large or small these are', () => {
    const extreme = fc.constantFrom(0, 1e-9, 1, 3e5, 1e7, -1e7);
    const factor = fc.constantFrom(1e-9, 1, 1e6, -1e6, 1e300);
    const places = fc.record({ x: extreme, y: extreme, w: extreme.map(Math.abs), h: extreme.map(Math.abs) });
    const anchor = fc.record({ x: extreme, y: extreme });
    fc.assert(
      fc.property(shape, places, anchor, factor, factor, (before, box, at, sx, sy) => {
        const odd = { ...before, ...box };
        const after = stretchShape(odd, { anchor: at, sx, sy, rotation: 0.3 }, true);
        const { x, y, w, h, rotation } = readShape('a', new Map([['g', numbersOf(patchOf(odd, after))]]));
        expect([x, y, w, h, rotation].every((value) => Math.abs(value) <= 1e7)).toBe(true);
      }),
    );
  });

  it('flipping twice gives it back', () => {
    fc.assert(
      fc.property(shape, sign, sign, (before, sx, sy) => {
        expectSame(stretchShape(stretchShape(before, stretch(sx, sy)), stretch(sx, sy)), before);
      }),
    );
  });

  it('turning and turning back gives it back', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: -31, max: 31 }), (before, tenths) => {
        const turn = { center: { x: 33, y: 44 }, radians: tenths / 10 };
        expectSame(turnShape(turnShape(before, turn), { ...turn, radians: -turn.radians }), before);
      }),
    );
  });

  it('flipping a line of them and flipping it back shows the same', () => {
    fc.assert(
      fc.property(shape, (before) => {
        const [sideways, upright] = [stretch(-1, 1), stretch(1, -1)];
        const around = [sideways, upright, sideways, upright].reduce(
          (shape, next) => stretchShape(shape, next),
          before,
        );
        expectSame(around, before);
      }),
    );
  });

  it('growing and shrinking by the same gives it back', () => {
    fc.assert(
      fc.property(
        shape,
        fc.integer({ min: 2, max: 50 }),
        fc.integer({ min: 2, max: 50 }),
        (before, sx, sy) => {
          const around = stretchShape(stretchShape(before, stretch(sx, sy)), stretch(1 / sx, 1 / sy));
          expectSame(around, before);
        },
      ),
    );
  });
});

/** But for the steps that points are rounded to. */
function expectSame(is: Shape, should: Shape): void {
  const [a, b] = [shapeBounds(is), shapeBounds(should)];
  for (const key of ['x', 'y', 'w', 'h'] as const) expect(Math.abs(a[key] - b[key])).toBeLessThan(0.05);
  expect(Math.cos(is.rotation - should.rotation)).toBeCloseTo(1, 6);
  if ('packed' in is && 'packed' in should && should.type === 'draw')
    expect(is.packed).toEqual(should.packed);
}

describe('words in a shape', () => {
  const labelled = () => make({ type: 'rectangle', ...place, text: 'one two three four five six seven' });

  it('keep their size when the shape is resized alone, which stays as high as they need it to be', () => {
    const after = stretchShape(labelled(), { ...stretch(1, 0.1), anchor: { x: 100, y: 100 } });
    expect(after.style.fontSize).toBe(24);
    expect(after.h).toBeGreaterThan(30);
    expect(after.y).toBe(100);
  });

  it('push the side that is dragged, never the one across', () => {
    const after = stretchShape(labelled(), { ...stretch(1, 0.1), anchor: { x: 100, y: 200 } });
    expect(after.y + after.h).toBeCloseTo(200);
  });

  it('grow and shrink with everything when there are several shapes', () => {
    expect(stretchShape(labelled(), stretch(2, 3), true).style.fontSize).toBe(48);
    expect(stretchShape(labelled(), stretch(0.5, 0.5), true)).toMatchObject({ style: { fontSize: 12 } });
  });
});

function numbersOf({ x, y, w, h, rotation }: ReturnType<typeof patchOf>): unknown[] {
  for (const value of [x, y, w, h, rotation]) expect(value).not.toBeNaN();
  return [x, y, w, h, rotation];
}
