import { describe, expect, it } from 'vitest';
import type { Shape } from '../shapes/index.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { testShape } from '../test/index.ts';
import { attachPoint } from './attach.ts';

const WIDTH = 2;
/** Half of both lines' widths, which are 2 px, and the space between them. */
const GAP = 6;
const style = { ...DEFAULT_STYLE, width: WIDTH };
const box = testShape({ type: 'rectangle', x: 0, y: 0, w: 100, h: 100, style });
const middle = { id: 'a', x: 0.5, y: 0.5, isInside: false };

function attachedTo(shape: Shape, from: readonly [x: number, y: number], binding = middle) {
  const { x, y } = attachPoint(binding, shape, { x: from[0], y: from[1] }, { lineWidth: WIDTH });
  return [x, y].map((value) => Math.round(value * 100) / 100);
}

describe('the end of an arrow', () => {
  it('is a gap before the outline, on the straight way to where it points', () => {
    expect(attachedTo(box, [300, 50])).toEqual([100 + GAP, 50]);
    expect(attachedTo(box, [50, -200])).toEqual([50, -GAP]);
    const [x, y] = attachedTo(box, [250, 250]);
    expect(x).toBe(y);
    expect(Math.hypot((x ?? 0) - 100, (y ?? 0) - 100)).toBeCloseTo(GAP, 1);
  });

  it('is at the outline of what the shape looks like, not of its box', () => {
    const [x, y] = attachedTo({ ...box, type: 'ellipse', text: '' }, [350, 350]);
    expect(Math.hypot((x ?? 0) - 50, (y ?? 0) - 50)).toBeCloseTo(50 + GAP, 0);
    const tip = attachedTo({ ...box, type: 'diamond', text: '' }, [350, 350]);
    expect(tip[0]).toBeCloseTo(75 + GAP * Math.SQRT1_2, 1);
  });

  it('is at the outline of a turned shape', () => {
    const turned = { ...box, rotation: Math.PI / 4 };
    expect(attachedTo(turned, [300, 50])).toEqual([Math.round((50 + 50 * Math.SQRT2 + GAP) * 100) / 100, 50]);
  });

  it('is the very point when it goes inside', () => {
    expect(attachedTo(box, [300, 50], { id: 'a', x: 0.25, y: 0.75, isInside: true })).toEqual([25, 75]);
  });

  it('is where it points when it comes from there, or from inside', () => {
    expect(attachedTo(box, [50, 50])).toEqual([50, 50]);
    expect(attachedTo(box, [60, 50])).toEqual([50, 50]);
  });

  it('never goes back beyond where it comes from', () => {
    expect(attachedTo(box, [103, 50])).toEqual([103, 50]);
  });

  it('at a shape without a size is beside it', () => {
    expect(attachedTo({ ...box, w: 0, h: 0 }, [30, 0])).toEqual([0, 0]);
    expect(attachedTo({ ...box, w: 0 }, [30, 50])).toEqual([GAP, 50]);
  });
});
