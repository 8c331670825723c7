import { boxCenter, linePoints, type Shape, strokePoints } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import { readTldraw } from './readTldraw.ts';
import { binding, PAGE, readFile, readShape, richText, schema, shape } from './test/tldrawFile.ts';

const QUARTER = Math.PI / 2;
const inGroup = { parentId: 'shape:group' };
const inFrame = { parentId: 'shape:frame' };

/** Where the arrow goes once it is on a board, in page px. */
function wayOf(records: readonly unknown[]): readonly (readonly [number, number])[] {
  const { store } = createTestBoard();
  store.create(...readFile(records).shapes);
  const arrow = store.get('shape:arrow');
  if (arrow?.type !== 'arrow') throw new Error('No arrow.');
  return linePoints(arrow).map(({ x, y }) => [x, y] as const);
}

describe('turned shapes', () => {
  it('were turned about their origin, and are about their middle', () => {
    // Of 120 by 80, from (100, 200): a quarter clockwise takes its middle to (100 - 40, 200 + 60).
    const { shape: box } = readShape('geo', {}, { rotation: QUARTER });
    expect(box).toMatchObject({ w: 120, h: 80, rotation: QUARTER });
    expect(boxCenter(box ?? { x: 0, y: 0, w: 0, h: 0 })).toMatchObject({
      x: expect.closeTo(60),
      y: expect.closeTo(260),
    });
  });

  it('in turned groups and frames are turned with them', () => {
    const group = shape('group', {}, { x: 10, y: 20, rotation: QUARTER });
    const { shapes } = readFile([group, shape('geo', {}, { ...inGroup, x: 100, y: 0, rotation: QUARTER })]);
    // The group takes (100, 0) to (10, 120); twice a quarter is half a turn: the middle is at (10 - 60, 120 - 40).
    expect(shapes[0]).toMatchObject({ rotation: Math.PI, groups: ['shape:group'] });
    expect(shapes[0]?.x).toBeCloseTo(-50 - 60);
    expect(shapes[0]?.y).toBeCloseTo(80 - 40);
  });

  it('lines are where they were, without being turned', () => {
    const points = { a: { index: 'a1', x: 0, y: 0 }, b: { index: 'a2', x: 100, y: 0 } };
    const { shape: line } = readShape('line', { points }, { rotation: QUARTER });
    expect(line?.type === 'line' && linePoints(line)).toMatchObject([
      { x: 100, y: 200 },
      { x: 100, y: 300 },
    ]);
  });

  it('strokes keep their points, and are turned', () => {
    const segments = [
      {
        type: 'free',
        points: [
          { x: 0, y: 0, z: 0.2 },
          { x: 100, y: 0, z: 0.8 },
        ],
      },
    ];
    const { shape: stroke } = readShape('draw', { segments, isPen: true }, { rotation: QUARTER });
    expect(stroke).toMatchObject({ type: 'draw', isPen: true, rotation: QUARTER, w: 100, h: 0 });
    expect(stroke?.x).toBeCloseTo(50);
    expect(stroke?.y).toBeCloseTo(250);
    expect(stroke?.type === 'draw' && strokePoints(stroke).map(({ pressure }) => pressure)).toEqual([
      0.2, 0.8,
    ]);
  });
});

describe('the tree', () => {
  it('shapes lie in their order, those in a group or a frame where that lies', () => {
    const { shapes } = readFile([
      shape('geo', {}, { id: 'top', index: 'a3' }),
      shape('group', {}, { index: 'a2' }),
      shape('geo', {}, { id: 'second', index: 'a2', ...inGroup }),
      shape('geo', {}, { id: 'first', index: 'Zz', ...inGroup }),
      shape('geo', {}, { id: 'bottom', index: 'a1' }),
    ]);
    expect(shapes.map(({ id }) => id)).toEqual(['bottom', 'first', 'second', 'top']);
  });

  it('groups within groups are a path, the innermost first, that ends at a frame', () => {
    const { shapes } = readFile([
      shape('group', {}, { id: 'outer' }),
      shape('frame', {}, { parentId: 'outer' }),
      shape('group', {}, { id: 'middle', ...inFrame }),
      shape('group', {}, { id: 'inner', parentId: 'middle' }),
      shape('geo', {}, { parentId: 'inner' }),
    ]);
    expect(shapes).toMatchObject([
      { type: 'frame', groups: ['outer'], frame: '', text: 'Plan' },
      { type: 'rectangle', groups: ['inner', 'middle'], frame: 'shape:frame' },
    ]);
  });

  it('what is true of a group or a frame is so of all in it', () => {
    const { shapes } = readFile([
      shape('frame', {}, { isLocked: true, opacity: 0.5 }),
      shape('group', {}, { opacity: 0.5, ...inFrame }),
      shape('geo', {}, { opacity: 0.5, ...inGroup }),
    ]);
    expect(shapes[1]).toMatchObject({ locked: true, style: { opacity: 0.125 } });
  });

  it('frames lie in none, which is said', () => {
    const { shapes, report } = readFile([
      shape('frame'),
      shape('frame', {}, { id: 'small', ...inFrame }),
      shape('geo', {}, { parentId: 'small' }),
    ]);
    expect(shapes.map(({ frame }) => frame)).toEqual(['', '', 'small']);
    expect(report.lines).toEqual([
      { fate: 'approximated', words: 'Frames within frames: beside each other', count: 1 },
    ]);
  });

  it('ids are kept as far as boards can have them', () => {
    const long = `shape:${'x'.repeat(80)}`;
    const { shapes } = readFile([shape('geo', {}, { id: 'shape:a-1_B' }), shape('geo', {}, { id: long })]);
    expect(shapes[0]?.id).toBe('shape:a-1_B');
    expect(shapes[1]?.id).toMatch(/^[A-Za-z0-9]{10}$/);
  });
});

describe('pages', () => {
  const second = { ...PAGE, id: 'page:two', name: 'Second', index: 'a2' };
  const records = [
    shape('geo', {}, { id: 'b', parentId: 'page:two', x: -500, y: 40 }),
    shape('frame', {}, { id: 'f', parentId: 'page:two', x: -300, y: 40 }),
    shape('geo', {}, { id: 'c', parentId: 'f', x: 10, y: 10 }),
    second,
    { ...PAGE, id: 'page:none', index: 'a3' },
    shape('geo', {}, { id: 'a', x: 100, y: 200 }),
  ];

  it('are frames side by side, with what lies on them as it lay', () => {
    const { shapes, report } = readFile(records);
    expect(shapes.map(({ id, type, frame }) => [id, type, frame])).toEqual([
      ['page:page', 'frame', ''],
      ['a', 'rectangle', 'page:page'],
      ['page:two', 'frame', ''],
      ['b', 'rectangle', 'page:two'],
      ['f', 'frame', ''],
      ['c', 'rectangle', 'f'],
    ]);
    const [first, a, two, b, f, c] = shapes;
    expect(first).toMatchObject({ text: 'Page 1', x: 36, y: 136, w: 248, h: 208 });
    expect(a).toMatchObject({ x: 100, y: 200 });
    expect(two).toMatchObject({ text: 'Second', x: 36 + 248 + 160, y: 136 });
    expect([(f?.x ?? 0) - (b?.x ?? 0), (f?.y ?? 0) - (b?.y ?? 0)]).toEqual([200, 0]);
    expect([(c?.x ?? 0) - (f?.x ?? 0), (c?.y ?? 0) - (f?.y ?? 0)]).toEqual([10, 10]);
    expect(report.lines).toEqual([{ fate: 'approximated', words: 'Pages: frames side by side', count: 2 }]);
  });

  it('or only the first is read, which is said', () => {
    const file = { tldrawFileFormatVersion: 1, schema: schema(), records: [PAGE, ...records] };
    const result = readTldraw(file, PASTE_LIMITS, { pages: 'first' });
    expect(result).toMatchObject({
      shapes: [{ id: 'a', x: 100, frame: '' }],
      report: { kept: 1, lines: [{ fate: 'left out', words: 'Shapes of other pages', count: 3 }] },
    });
  });

  it('one by itself is no frame', () => {
    expect(readFile([second, shape('geo')]).shapes).toMatchObject([{ type: 'rectangle', frame: '' }]);
  });
});

describe('geometric shapes', () => {
  it.each([
    ['rectangle', 'rectangle', 0],
    ['ellipse', 'ellipse', 0],
    ['triangle', 'triangle', 0],
    ['diamond', 'diamond', 0],
    ['pentagon', 'pentagon', 0],
    ['hexagon', 'hexagon', 1],
    ['octagon', 'octagon', 0],
    ['star', 'star', 0],
    ['rhombus', 'parallelogram', 0],
    ['rhombus-2', 'parallelogram', 0],
    ['oval', 'ellipse', 0],
    ['trapezoid', 'trapezoid', 0],
    ['arrow-right', 'arrow-right', 0],
    ['arrow-left', 'arrow-left', 0],
    ['arrow-up', 'arrow-right', 3],
    ['arrow-down', 'arrow-right', 1],
    ['x-box', 'rectangle', 0],
    ['check-box', 'rectangle', 0],
    ['heart', 'heart', 0],
    ['cloud', 'cloud', 0],
    ['dodecahedron', 'rectangle', 0],
  ])('%s is a %s, by %i quarters of a turn', (geo, type, quarters) => {
    const { shape: read } = readShape('geo', { geo, growY: 20 });
    const [w, h] = quarters % 2 === 1 ? [100, 120] : [120, 100];
    expect(read).toMatchObject({ type, rotation: quarters * QUARTER, w, h });
    expect(boxCenter(read ?? { x: 0, y: 0, w: 0, h: 0 })).toEqual({ x: 160, y: 250 });
  });

  it.each([
    ['arrow-right', { flipX: true }, 'arrow-left', 0],
    ['arrow-up', { flipY: true }, 'arrow-right', 1],
    ['triangle', { flipX: true }, 'triangle', 0],
    ['triangle', { flipY: true }, 'triangle', 2],
    ['ellipse', { flipY: true }, 'ellipse', 0],
  ])('%s with %j is a %s, by %i quarters of a turn', (geo, flips, type, quarters) => {
    expect(readShape('geo', { geo, ...flips }).shape).toMatchObject({ type, rotation: quarters * QUARTER });
  });

  it('that are turned here have their words beside them, upright', () => {
    const { shapes } = readFile([
      shape('geo', { geo: 'arrow-down', richText: richText('down') }, { rotation: 0.5 }),
    ]);
    expect(shapes).toMatchObject([
      { type: 'arrow-right', text: '', rotation: 0.5 + QUARTER },
      { type: 'text', text: 'down', rotation: 0.5, style: { align: 'center' }, wraps: true },
    ]);
    expect(shapes[1]?.groups).toEqual(shapes[0]?.groups);
    const [arrow, text] = shapes.map((one) => boxCenter(one));
    expect(text?.x).toBeCloseTo(arrow?.x ?? 0);
    expect(text?.y).toBeCloseTo(arrow?.y ?? 0);
  });

  it('with a mark in them are a box and lines in a group', () => {
    const { shapes } = readFile([
      shape('group'),
      shape('geo', { geo: 'x-box', fill: 'solid' }, { ...inGroup, x: 0, y: 0 }),
    ]);
    expect(shapes.map(({ type }) => type)).toEqual(['rectangle', 'line', 'line']);
    for (const { groups } of shapes) expect(groups).toEqual(['shape:geo-parts', 'shape:group']);
    expect(shapes[1]?.style.fill).toBe('none');
  });
});

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

it('every shape is on the board what it was read as', () => {
  const { store } = createTestBoard();
  const { shapes } = readFile([shape('geo', { richText: richText('a') }), shape('note'), shape('frame')]);
  store.create(...shapes);
  expect(store.sorted().map(({ type }: Shape) => type)).toEqual(shapes.map(({ type }) => type));
});
