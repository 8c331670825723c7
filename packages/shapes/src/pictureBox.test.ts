import { DEFAULT_STYLE, MODEL_VERSION, readShape, type Shape } from '@drawbridge/board';
import { expect, it } from 'vitest';
import { pictureBox } from './pictureBox.ts';

const shape = (type: string, g: readonly number[], fields: Readonly<Record<string, unknown>> = {}): Shape =>
  readShape(
    type,
    new Map<string, unknown>(
      Object.entries({ k: { type, v: MODEL_VERSION }, g, s: { ...DEFAULT_STYLE, width: 4 }, ...fields }),
    ),
  );

it('a picture holds the shapes and their lines, and nothing more', () => {
  const shapes = [shape('rectangle', [0, 0, 100, 50, 0]), shape('ellipse', [200, 100, 50, 50, 0])];
  expect(pictureBox(shapes)).toEqual({ x: -2, y: -2, w: 254, h: 154 });
  expect(pictureBox([])).toBeUndefined();
});

it('words that are larger than their box are in it', () => {
  const box = pictureBox([shape('rectangle', [0, 0, 20, 20, 0], { tx: 'incomprehensibilities' })]);
  expect(box?.w).toBeLessThan(60);
  expect(box?.h).toBeGreaterThan(100);
  const turned = pictureBox([shape('text', [0, 0, 200, 30, Math.PI / 2], { tx: 'some words' })]);
  expect(turned?.h).toBeGreaterThan(turned?.w ?? 0);
});

it('what a frame cuts off is not in it', () => {
  const shapes = [
    shape('frame', [0, 0, 100, 100, 0]),
    shape('rectangle', [50, 50, 500, 20, 0], { fr: 'frame' }),
  ];
  expect(pictureBox(shapes)?.w).toBeLessThan(110);
});
