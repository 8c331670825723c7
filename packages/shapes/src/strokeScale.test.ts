import { DEFAULT_STYLE, packPoints, type Shape } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { hitsShape, paintBounds, shapeBounds, touchesBox } from './placed.ts';
import { scaledPoints, strokeScale } from './strokeScale.ts';

const zigzag = [
  [0, 0],
  [40, 30],
  [100, 0],
].map(([x = 0, y = 0]) => ({ x, y, pressure: 0.5 }));

function stroke(w: number, h: number, type: 'draw' | 'highlight' = 'draw') {
  const packed = packPoints({ points: zigzag, isPen: false });
  const place = { id: 'a', x: 10, y: 20, w, h, style: DEFAULT_STYLE, packed };
  // As the type says, a draw shape has one field more.
  return testShape({ ...place, type, isPen: false } as Parameters<typeof testShape>[0]) as Shape & {
    packed: Uint8Array;
  };
}

describe('a stroke whose box is larger than its points', () => {
  it.each(['draw', 'highlight'] as const)('is as large as its box (%s)', (type) => {
    expect(shapeBounds(stroke(300, 15, type))).toEqual({ x: 10, y: 20, w: 300, h: 15 });
  });

  it('is hit where it is drawn, and nowhere else', () => {
    const wide = stroke(300, 60);
    expect(hitsShape(wide, { x: 130, y: 80 }, 2)).toBe(true);
    expect(hitsShape(wide, { x: 50, y: 50 }, 2)).toBe(false);
    expect(touchesBox(wide, { x: 125, y: 75, w: 10, h: 10 })).toBe(true);
  });

  it('has a line as thick as before', () => {
    const [before, after] = [stroke(100, 30), stroke(1000, 300)];
    expect(paintBounds(after).x).toBe(paintBounds(before).x);
  });
});

describe('the scale of a stroke', () => {
  it('is none when the box is theirs but for rounding', () => {
    expect(strokeScale(stroke(100.04, 29.97))).toEqual({ x: 1, y: 1 });
    expect(scaledPoints(stroke(100.04, 29.97))).toEqual(zigzag);
  });

  it('is none where there is nothing to scale, or nothing would be left', () => {
    const flat = packPoints({ points: zigzag.map((point) => ({ ...point, y: 0 })), isPen: false });
    expect(strokeScale({ packed: flat, w: 200, h: 50 })).toEqual({ x: 2, y: 1 });
    expect(strokeScale({ ...stroke(0, 60) })).toEqual({ x: 1, y: 2 });
  });
});
