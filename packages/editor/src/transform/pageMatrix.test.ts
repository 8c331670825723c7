import { expect, it } from 'vitest';
import { matrixOf, onSurface, type PageMatrix } from './pageMatrix.ts';
import { stretchPoint } from './stretch.ts';
import { turnPoint } from './turn.ts';

const applied = ({ a, b, c, d, e, f }: PageMatrix, x: number, y: number) => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

it.each([
  [
    'a stretch',
    (point: { x: number; y: number }) =>
      stretchPoint(point, { anchor: { x: 9, y: -4 }, sx: -2, sy: 0.5, rotation: 0.3 }),
  ],
  [
    'a turn',
    (point: { x: number; y: number }) => turnPoint(point, { center: { x: 100, y: 50 }, radians: 1 }),
  ],
] as const)('%s as a matrix does the same, on the page and on a surface', (_, move) => {
  const matrix = matrixOf(move);
  const point = { x: 37, y: -12 };
  const expected = move(point);
  expect(applied(matrix, point.x, point.y).x).toBeCloseTo(expected.x);
  expect(applied(matrix, point.x, point.y).y).toBeCloseTo(expected.y);
  const view = { scale: 1.5, left: 20, top: -70 };
  const onScreen = ({ x, y }: { x: number; y: number }) => ({ x: x * 1.5 - 20, y: y * 1.5 + 70 });
  const moved = applied(onSurface(matrix, view), onScreen(point).x, onScreen(point).y);
  expect(moved.x).toBeCloseTo(onScreen(expected).x);
  expect(moved.y).toBeCloseTo(onScreen(expected).y);
});
