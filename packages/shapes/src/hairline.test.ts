import { DEFAULT_STYLE, packPoints, readShape, type Shape } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { Path2D } from '@napi-rs/canvas';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Context2D } from './context2D.ts';
import { drawShape } from './placed.ts';
import { themes } from './theme.ts';

const place = { id: 'a', x: 0, y: 0, w: 400, h: 300, rotation: 0, z: 'a0' };
const points = [0, 100, 200].map((x) => ({ x, y: x / 2, pressure: 0.5 }));
const stroke = draw(points);
const rectangle = (fill: 'none' | 'tint' | 'solid', w = 400): Shape => {
  return testShape({ ...place, w, type: 'rectangle', style: { ...DEFAULT_STYLE, fill } });
};

// For the Path2D that Node has not.
beforeAll(() => void vi.stubGlobal('Path2D', Path2D));

it('a stroke is filled from near, and from afar a line of one px of the canvas', () => {
  expect(paint(stroke, 1)).toEqual(['fill']);
  expect(paint(stroke, 0.02)).toEqual(['stroke 1']);
  expect(paint(draw(points.slice(0, 1), 60), 0.02)).toEqual(['stroke 1.2']);
});

it('a rectangle keeps its line, but never a thinner one than shows, and its round corners while they are to be seen', () => {
  expect(paint(rectangle('none'), 2)).toEqual(['roundRect', 'stroke 7']);
  expect(paint(rectangle('none'), 0.02)).toEqual(['strokeRect 1']);
  expect(paint(rectangle('tint'), 0.02)).toEqual(['fillRect', 'strokeRect 1']);
});

it('what is smaller than a px of the canvas is one px, whatever it is', () => {
  const small = { ...place, w: 30, h: 20, style: DEFAULT_STYLE };
  const packed = packPoints({ points: points.slice(0, 1), isPen: false });
  const shapes = [
    draw(points.slice(0, 1)),
    testShape({ ...small, type: 'rectangle' }),
    testShape({ ...small, type: 'text', text: 'words' }),
    testShape({ ...small, type: 'arrow', packed }),
  ];
  for (const shape of shapes) expect(paint(shape, 0.02)).toEqual(['fillRect']);
});

it('a solid rectangle gets a line only where it is too thin itself, for what is missing', () => {
  expect(paint(rectangle('solid'), 0.02)).toEqual(['fillRect']);
  expect(paint(rectangle('solid', 16.5), 0.02)).toEqual(['fillRect', 'strokeRect 0.6']);
});

it('a placeholder shows from afar as well', () => {
  const fields = new Map<string, unknown>([
    ['k', { type: 'of a later version' }],
    ['g', [0, 0, 900, 900, 0]],
  ]);
  expect(paint(readShape('a', fields), 0.02)).toEqual(['strokeRect 1', 'stroke 1']);
});

it('a rotated canvas has the same scale', () => {
  expect(paint(rectangle('none'), 0.02, Math.PI / 3)).toEqual(['strokeRect 1']);
});

function draw(line: typeof points, width = DEFAULT_STYLE.width): Shape {
  const packed = packPoints({ points: line, isPen: false });
  return testShape({ ...place, type: 'draw', isPen: false, style: { ...DEFAULT_STYLE, width }, packed });
}

/** What was painted, with the widths of lines in px of the canvas. */
function paint(shape: Shape, scale: number, angle = 0): string[] {
  const painted: string[] = [];
  const line = (name: string) => () => {
    painted.push(`${name} ${Number((context.lineWidth * scale).toFixed(6))}`);
  };
  const known: Record<string, unknown> = {
    getTransform: () => matrix(scale * Math.cos(angle), scale * Math.sin(angle)),
    fill: () => painted.push('fill'),
    stroke: line('stroke'),
    strokeRect: line('strokeRect'),
    fillRect: () => painted.push('fillRect'),
    roundRect: () => painted.push('roundRect'),
  };
  const handler: ProxyHandler<object> = { get: (_, name) => known[String(name)] ?? (() => {}) };
  handler.set = (_, name, value) => {
    known[String(name)] = value;
    return true;
  };
  // The proxy answers for every member of the interface; there is no real object behind it.
  const context = new Proxy({}, handler) as Context2D;
  drawShape(context, shape, themes.light);
  return painted;
}

function matrix(a: number, b: number) {
  return { a, b, c: -b, d: a, e: 0, f: 0 };
}
