import { DEFAULT_STYLE, type Point, type StrokePoint, strokePoints } from '@drawbridge/board';
import { fillGaps } from '@drawbridge/shapes';
import { describe, expect, it } from 'vitest';
import { createStrokeInput } from './strokeInput.ts';
import { strokeToShape } from './strokeToShape.ts';

/** How far, in screen px, a stroke may jump when the pen goes up: half a px was left out, and points are rounded. */
const MAX_JUMP_PX = 1.5;

const ZIGZAG: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 200, y: 5 },
  { x: 260, y: 180 },
  { x: 240, y: 20 },
  { x: 400, y: 60 },
];
const SPIRAL: readonly Point[] = Array.from({ length: 60 }, (_, i) => ({
  x: (20 + 2 * i) * Math.cos(i / 4),
  y: (20 + 2 * i) * Math.sin(i / 4),
}));

/** A pointer that goes straight from corner to corner, reporting every `stepPx`. */
function walk(corners: readonly Point[], stepPx: number): Point[] {
  return corners.flatMap((to, index) => {
    const from = corners[index - 1] ?? to;
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / stepPx) || 1;
    const at = (share: number) => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    });
    return Array.from({ length: steps }, (_, step) => at((step + 1) / steps));
  });
}

/** The greatest distance of the finished line from the one in progress. */
function jumpOf(line: readonly Point[], zoom: number): number {
  const input = createStrokeInput({ zoom, isPen: false });
  for (const { x, y } of line) input.add({ x: x / zoom, y: y / zoom, pressure: 0.5 });
  const { points, tip } = input;
  const style = DEFAULT_STYLE;
  const shape = strokeToShape(
    { kind: 'stroke', id: 's', type: 'draw', style, isPen: false, points, tip },
    zoom,
  );
  const drawn = fillGaps(fillGaps(tip ? [...points, tip] : points, 0.5), 0.5);
  const kept = strokePoints(shape).map(
    (point): StrokePoint => ({ ...point, x: point.x + shape.x, y: point.y + shape.y }),
  );
  const distances = fillGaps(kept, 1).map(({ x, y }) =>
    Math.min(...drawn.map((d) => Math.hypot(d.x - x, d.y - y))),
  );
  return Math.max(...distances) * zoom;
}

describe('a finished stroke', () => {
  it.each([
    ['a zigzag, slow', ZIGZAG, 2, 1],
    ['a zigzag, fast', ZIGZAG, 20, 1],
    ['a zigzag, zoomed in', ZIGZAG, 10, 4],
    ['a spiral, slow', SPIRAL, 2, 1],
    ['a spiral, fast', SPIRAL, 15, 1],
    ['a spiral, zoomed out', SPIRAL, 5, 0.25],
  ])('lies where it was while it was drawn: %s', (_, corners, stepPx, zoom) => {
    expect(jumpOf(walk(corners, stepPx), zoom)).toBeLessThan(MAX_JUMP_PX);
  });
});
