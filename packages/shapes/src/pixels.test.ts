import { DEFAULT_STYLE, type NewShape, packPoints, type Shape, type Style } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context2D } from './context2D.ts';
import { loadRough } from './paint/rough.ts';
import { drawShape, drawShapes, paintBounds } from './placed.ts';
import { themes } from './theme.ts';

const SIZE_PX = 200;

beforeAll(() => {
  vi.stubGlobal('Path2D', Path2D);
  return loadRough();
});

const place = { id: 'a', x: 40, y: 50, w: 100, h: 60, rotation: 0, z: 'a0' };
const styled = (style: Partial<Style>): Style => ({ ...DEFAULT_STYLE, ...style });
const packed = packPoints({
  points: [
    { x: 0, y: 10, pressure: 0.2 },
    { x: 30, y: 60, pressure: 0.9 },
    { x: 60, y: 0, pressure: 0.5 },
    { x: 100, y: 40, pressure: 0.6 },
  ],
  isPen: true,
});
const given: readonly NewShape<Shape>[] = [
  { ...place, type: 'draw', packed, isPen: true, style: styled({ width: 8, color: 'red' }) },
  { ...place, type: 'rectangle', style: styled({ fill: 'tint', color: '#12ab34' }) },
  { ...place, type: 'rectangle', style: styled({ fill: 'solid', opacity: 0.5 }) },
  { ...place, type: 'rectangle', style: styled({ fill: 'hachure', fillColor: 'blue', dash: 'dashed' }) },
  { ...place, type: 'diamond', style: styled({ fill: 'cross-hatch', roughness: 'sketchy' }) },
  { ...place, type: 'star', style: styled({ fill: 'solid', corners: 'sharp', dash: 'dotted', width: 9 }) },
  { ...place, type: 'ellipse', style: styled({ fill: 'solid', opacity: 0.5 }) },
  { ...place, type: 'cloud', style: styled({ fill: 'tint', roughness: 'hand-drawn', width: 2 }) },
  { ...place, type: 'text', text: 'Some words\nשלום 日本', style: styled({ align: 'center' }) },
  { ...place, type: 'arrow', packed, style: styled({ startHead: 'dot', endHead: 'triangle' }) },
  { ...place, type: 'arrow', packed, style: styled({ startHead: 'bar', opacity: 0.4 }) },
  { ...place, type: 'unknown', originalType: 'later', style: styled({}) },
  { ...place, type: 'placeholder', text: 'An embedded page', style: styled({ font: 'sans' }) },
];
const shapes = given.map(testShape);
const turned = shapes.map((shape): Shape => ({ ...shape, rotation: 0.7 }));

function createContext() {
  const canvas = createCanvas(SIZE_PX, SIZE_PX);
  const context = canvas.getContext('2d');
  const pixels = () => context.getImageData(0, 0, SIZE_PX, SIZE_PX).data;
  // The library's context has everything that the editor draws with, under types of its own.
  return { context: context as unknown as Context2D, pixels };
}

function picture(paint: (context: Context2D) => void): Uint8ClampedArray {
  const { context, pixels } = createContext();
  paint(context);
  return pixels();
}

function largestDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - (b[index] ?? 0))), 0);
}

const countPainted = (pixels: Uint8ClampedArray) =>
  pixels.filter((alpha, index) => index % 4 === 3 && alpha > 0).length;

describe('a list of shapes', () => {
  it.each([2, 1, 0.3, 0.1, 0.02])('looks as its shapes drawn one by one, at scale %d', (scale) => {
    const list = [...shapes, ...turned];
    const together = picture((context) =>
      drawShapes(context, list, themes.light, { scale, tx: 20.5, ty: 3.25 }),
    );
    const each = picture((context) => {
      context.setTransform(scale, 0, 0, scale, 20.5, 3.25);
      for (const shape of list) drawShape(context, shape, themes.light);
    });
    // A context tells its scale only to seven digits.
    expect(largestDifference(together, each)).toBeLessThanOrEqual(1);
    expect(countPainted(together)).toBeGreaterThan(0);
  });

  it('leaves the context as it was, and no shape depends on those before it', () => {
    const { context } = createContext();
    context.setTransform(2, 0, 0, 2, 5, 6);
    context.fillStyle = '#123456';
    drawShapes(context, shapes, themes.light, { scale: 1, tx: 0, ty: 0 });
    expect([context.fillStyle, context.globalAlpha, context.getTransform().e]).toEqual(['#123456', 1, 5]);
    for (const shape of shapes) {
      const alone = picture((fresh) => drawShapes(fresh, [shape], themes.dark, { scale: 1, tx: 0, ty: 0 }));
      const after = picture((used) => {
        drawShapes(used, shapes, themes.light, { scale: 0.9, tx: 7, ty: 7 });
        used.clearRect(0, 0, SIZE_PX, SIZE_PX);
        drawShapes(used, [shape], themes.dark, { scale: 1, tx: 0, ty: 0 });
      });
      expect(largestDifference(alone, after)).toBe(0);
    }
  });
});

describe('a turned shape', () => {
  it.each(turned)('is turned about the middle of its box ($type)', (shape) => {
    const direct = picture((context) =>
      drawShapes(context, [shape], themes.light, { scale: 1.5, tx: 4, ty: 8 }),
    );
    const stepwise = picture((context) => {
      context.setTransform(1.5, 0, 0, 1.5, 4, 8);
      context.translate(shape.x + shape.w / 2, shape.y + shape.h / 2);
      context.rotate(shape.rotation);
      context.translate(-shape.x - shape.w / 2, -shape.y - shape.h / 2);
      drawShape(context, { ...shape, rotation: 0 }, themes.light);
    });
    expect(largestDifference(direct, stepwise)).toBeLessThanOrEqual(1);
  });
});

describe('what a shape paints', () => {
  it.each([...shapes, ...turned])('is within the bounds that are told ($type, $rotation)', (shape) => {
    for (const scale of [1, 0.4, 0.15]) {
      const pixels = picture((context) =>
        drawShapes(context, [shape], themes.light, { scale, tx: 20, ty: 20 }),
      );
      const { x, y, w, h } = paintBounds(shape);
      const margin = 1.5;
      const [left, top] = [20 + scale * x - margin, 20 + scale * y - margin];
      const [right, bottom] = [20 + scale * (x + w) + margin, 20 + scale * (y + h) + margin];
      pixels.forEach((alpha, index) => {
        if (index % 4 !== 3 || alpha === 0) return;
        const pixel = (index - 3) / 4;
        const [column, row] = [pixel % SIZE_PX, Math.floor(pixel / SIZE_PX)];
        expect(column >= left - 1 && column <= right && row >= top - 1 && row <= bottom).toBe(true);
      });
    }
  });

  it.each(shapes)('shows at any scale ($type)', (shape) => {
    for (const scale of [1, 0.1, 0.01, 0.001]) {
      const pixels = picture((context) =>
        drawShapes(context, [shape], themes.light, { scale, tx: 50, ty: 50 }),
      );
      expect(countPainted(pixels)).toBeGreaterThan(0);
    }
  });
});

describe('text', () => {
  const text = (fields: Partial<Shape & { text: string }>, scale = 1) =>
    picture((context) => {
      const shape = { ...place, type: 'text', text: 'text', style: styled({}), ...fields } as Shape;
      drawShapes(context, [shape], themes.light, { scale, tx: 0, ty: 0 });
    });

  it('is at the left, in the middle or at the right of its box', () => {
    const lefts = (['left', 'center', 'right'] as const).map((align) => {
      const pixels = text({ style: styled({ align }) });
      return pixels.reduce(
        (left, alpha, index) =>
          index % 4 === 3 && alpha > 0 ? Math.min(left, ((index - 3) / 4) % SIZE_PX) : left,
        SIZE_PX,
      );
    });
    expect(lefts[0]).toBeGreaterThanOrEqual(38);
    expect(lefts[0]).toBeLessThan(44);
    expect((lefts[1] ?? 0) - (lefts[0] ?? 0)).toBeCloseTo((lefts[2] ?? 0) - (lefts[1] ?? 0), -1);
    expect(lefts[2]).toBeGreaterThan(80);
  });

  it('of any kind is drawn without harm', () => {
    const hostile = [
      '\ud83d',
      'a\u0000b',
      '\u202e\u2066',
      'x'.repeat(1_000_000),
      '\n'.repeat(1e5),
      '👩‍👩‍👧'.repeat(4000),
    ];
    for (const words of hostile) {
      for (const w of [0, 1e-9, 100, 1e7]) expect(text({ text: words, w })).toHaveLength(4 * SIZE_PX ** 2);
    }
  });

  it('that is too small to read are bars where its lines are', () => {
    const words = 'several words in a few lines of text';
    const [letters, bars, block] = [1, 0.2, 0.07].map((scale) => countPainted(text({ text: words }, scale)));
    expect(letters).toBeGreaterThan(200);
    expect(bars).toBeGreaterThan(20);
    expect(block).toBeGreaterThan(5);
  });
});
