import { linePoints, type NewShape, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { readOf } from '../test/shapesOf.ts';
import { readSvgShapes } from './readSvgShapes.ts';
import { first, read, svg } from './test/drawn.ts';

const pointsOf = (shape: NewShape<Shape> | undefined): number[][] =>
  shape && 'packed' in shape ? linePoints(shape).map(({ x, y }) => [Math.round(x), Math.round(y)]) : [];

describe('shapes', () => {
  it.each<[inner: string, shape: object]>([
    ['<rect x="1" y="2" width="30" height="40"/>', { type: 'rectangle', x: 1, y: 2, w: 30, h: 40 }],
    ['<rect width="30" height="40" rx="3"/>', { type: 'rectangle', style: { corners: 'round' } }],
    ['<rect width="30" height="40" rx="15"/>', { type: 'line', x: 0, y: 0, w: 30, h: 40 }],
    ['<circle cx="10" cy="20" r="5"/>', { type: 'ellipse', x: 5, y: 15, w: 10, h: 10 }],
    ['<ellipse cx="10" cy="20" rx="5" ry="2"/>', { type: 'ellipse', x: 5, y: 18, w: 10, h: 4 }],
    ['<rect width="1in" height="1pc"/>', { w: 96, h: 16 }],
    ['<rect width="10" height="20" transform="translate(5 6) scale(2)"/>', { x: 5, y: 6, w: 20, h: 40 }],
    ['<rect width="10" height="10" transform="rotate(90 5 5)"/>', { x: 0, y: 0, rotation: Math.PI / 2 }],
    ['<rect width="10" height="10" transform="skewX(45)"/>', { type: 'line', w: 20, h: 10 }],
    [
      '<g transform="translate(1 2)"><g transform="scale(3)"><rect x="1" width="1" height="1"/></g></g>',
      { x: 4, y: 2, w: 3 },
    ],
    [
      '<text x="5" y="20" font-size="10">a <b>b</b></text>',
      { type: 'text', text: 'a b', x: 5, style: { fontSize: 10 } },
    ],
    ['<a href="https://example.com"><rect width="1" height="1"/></a>', { link: 'https://example.com' }],
  ])('%s', (inner, shape) => {
    expect(first(inner)).toMatchObject(shape);
  });

  it.each<[inner: string, points: number[][]]>([
    [
      '<line x1="1" y1="2" x2="3" y2="4" stroke="red"/>',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '<polyline points="0,0 10,0 10,10" fill="none" stroke="red"/>',
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
    ],
    [
      '<polygon points="0,0 10,0 10,10"/>',
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ],
    ],
    [
      '<polyline points="0,0 10,0 10,10"/>',
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ],
    ],
    [
      '<path d="M1 1h9v9H1z"/>',
      [
        [1, 1],
        [10, 1],
        [10, 10],
        [1, 10],
        [1, 1],
      ],
    ],
    [
      '<path d="m1,1l9,0 0,9" fill="none" stroke="red"/>',
      [
        [1, 1],
        [10, 1],
        [10, 10],
      ],
    ],
    [
      '<path d="M0 0 10 0 10-10.5.5" fill="none" stroke="red"/>',
      [
        [0, 0],
        [10, 0],
        [10, -10],
      ],
    ],
    [
      '<path d="M0 0L9 0L9 9L junk 5 5" fill="none" stroke="red"/>',
      [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
    ],
  ])('%s has these points', (inner, points) => {
    expect(pointsOf(first(inner))).toEqual(points);
  });

  it.each([
    ['M0 0C0 10 10 10 10 0', 7.5],
    ['M0 0Q5 15 10 0', 7.5],
    ['M0 0A5 5 0 0 0 10 0', 5],
    ['M0 0a5 5 0 0010 0', 5],
    ['M0 0C0 5 0 10 5 10S10 5 10 0', 10],
    ['M0 0Q0 5 5 5T10 0', 5],
  ])('the curve %s is as high as it was', (d, h) => {
    const shape = first(`<path d="${d}" fill="none" stroke="red"/>`);
    expect(shape?.w).toBeCloseTo(10, 0);
    expect(Math.abs((shape?.h ?? 0) - h)).toBeLessThan(0.3);
    expect(pointsOf(shape).length).toBeGreaterThan(4);
  });

  it('keep to their curves within a hair', () => {
    const shape = first('<path d="M100 0A100 100 0 0 1 -100 0" fill="none" stroke="red"/>');
    if (!shape || !('packed' in shape)) throw new Error('No line.');
    for (const { x, y } of linePoints(shape)) expect(Math.abs(Math.hypot(x, y) - 100)).toBeLessThan(0.1);
  });

  it('are as large as the drawing says, in the middle of its size', () => {
    const inner = '<rect width="10" height="10"/>';
    expect(read(inner, 'viewBox="0 0 10 10" width="50" height="100"')).toMatchObject([
      { x: 0, y: 25, w: 50, h: 50 },
    ]);
    expect(read(inner, 'viewBox="-5 -5 10 10"')).toMatchObject([{ x: 5, y: 5 }]);
    expect(
      read(inner, 'viewBox="0 0 10 20" width="40" height="40" preserveAspectRatio="none"'),
    ).toMatchObject([{ w: 40, h: 20 }]);
  });

  it('with a marker at an end are arrows', () => {
    expect(first('<line x2="9" stroke="red" marker-end="url(#head)"/>')).toMatchObject({
      type: 'arrow',
      style: { startHead: 'none', endHead: 'triangle' },
    });
  });

  it('keep their groups, those of one shape apart', () => {
    const shapes = read(
      '<g><g><rect width="1" height="1"/></g><rect width="1" height="1"/></g><rect width="1" height="1"/>',
    );
    expect(shapes.map(({ groups = [] }) => groups.length)).toEqual([2, 2, 1]);
    expect(read('<g><rect width="1" height="1"/></g>')).toMatchObject([{ groups: [] }]);
  });

  it('are drawn as often as they are used', () => {
    const shapes = read(
      '<defs><symbol id="s" viewBox="0 0 1 1"><rect width="1" height="1"/></symbol><rect id="r" width="2" height="2"/></defs><use href="#s" x="5" width="10" height="10"/><use xlink:href="#r" y="3" fill="red"/><use href="other.svg#r"/>',
    );
    expect(shapes).toMatchObject([
      { x: 5, w: 10 },
      { y: 3, w: 2, style: { fillColor: '#ff0000' } },
    ]);
  });

  it('are pictures, if these are in the drawing', () => {
    const data = 'data:image/png;base64,AAAA';
    const { shapes, images } = readOf(
      readSvgShapes(svg(`<image href="${data}" x="1" width="20" height="10"/>`)),
    );
    expect(shapes).toMatchObject([{ type: 'image', x: 1, w: 20, h: 10 }]);
    expect([...images]).toEqual([[shapes[0]?.id, data]]);
  });

  it('of lines of text stand where these stood', () => {
    const shapes = read(
      '<text x="100" y="50" font-size="10" text-anchor="middle">one<tspan x="100" dy="1.5em">two</tspan></text>',
    );
    expect(shapes).toMatchObject([{ text: 'one', style: { align: 'center' } }, { text: 'two' }]);
    const [one, two] = shapes;
    expect((one?.x ?? 0) + (one?.w ?? 0) / 2).toBeCloseTo(100);
    expect((two?.y ?? 0) - (one?.y ?? 0)).toBeCloseTo(15);
  });
});
