import { createCanvas, Path2D } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { SvgPath } from './svgPath.ts';

const SIZE = 100;

type Trace = (
  path: Pick<Path2D, 'moveTo' | 'lineTo' | 'arc' | 'rect' | 'roundRect' | 'closePath' | 'bezierCurveTo'>,
) => void;

function pixels(path: Path2D): Uint8ClampedArray {
  const context = createCanvas(SIZE, SIZE).getContext('2d');
  context.lineWidth = 4;
  context.stroke(path);
  context.fill(path);
  return context.getImageData(0, 0, SIZE, SIZE).data;
}

/** How many values differ by more than antialiasing does. */
function difference(trace: Trace): number {
  const [drawn, written] = [new Path2D(), new SvgPath()];
  trace(drawn);
  trace(written as unknown as Path2D);
  const [a, b] = [pixels(drawn), pixels(new Path2D(written.toData()))];
  return a.filter((value, index) => Math.abs(value - (b[index] ?? 0)) > 80).length;
}

it.each<[string, Trace]>([
  ['a circle', (path) => path.arc(50, 50, 30, 0, 2 * Math.PI)],
  ['most of a circle', (path) => path.arc(50, 50, 30, 0.3, 5)],
  ['an arc the other way', (path) => path.arc(50, 50, 30, 0.3, 5, true)],
  ['an arc across zero', (path) => path.arc(50, 50, 30, 5, 1)],
  [
    'an arc after a line',
    (path) => {
      path.moveTo(5, 5);
      path.arc(50, 50, 30, 1, 2);
      path.lineTo(90, 90);
    },
  ],
  ['a round rectangle', (path) => path.roundRect(10, 20, 70, 40, 12)],
  ['a very round rectangle', (path) => path.roundRect(10, 20, 70, 40, 500)],
  ['a rectangle', (path) => path.rect(10, 20, 70, 40)],
  [
    'a line without a beginning',
    (path) => {
      path.lineTo(20, 20);
      path.lineTo(80, 30);
      path.lineTo(50, 70);
      path.closePath();
    },
  ],
])('%s looks as on a canvas', (_name, trace) => {
  expect(difference(trace)).toBe(0);
});

it('a path can begin with another one', () => {
  const first = new SvgPath();
  first.rect(0, 0, 1, 1);
  const second = new SvgPath(first);
  second.moveTo(5, 5);
  second.lineTo(6, 6);
  expect(second.toData()).toBe('M0 0L1 0L1 1L0 1ZM5 5L6 6');
  expect(first.toData()).toBe('M0 0L1 0L1 1L0 1Z');
});
