import { boxCenter, linePoints, strokePoints } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import { readTldraw } from './readTldraw.ts';
import { PAGE, readFile, readShape, schema, shape } from './test/tldrawFile.ts';

const QUARTER = Math.PI / 2;
const inGroup = { parentId: 'shape:group' };
const inFrame = { parentId: 'shape:frame' };

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
    expect(b).toMatchObject({ x: 36 + 248 + 160 + 64, y: 136 + 64 });
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
