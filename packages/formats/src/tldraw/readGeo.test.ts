import { boxCenter } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { readFile, readShape, richText, shape } from './test/tldrawFile.ts';

const QUARTER = Math.PI / 2;
const inGroup = { parentId: 'shape:group' };

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
