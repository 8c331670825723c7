import { describe, expect, it } from 'vitest';
import { DEFAULT_STYLE } from '../style.ts';
import { testShape } from '../test/index.ts';
import { anchorAt, anchorPoint } from './anchor.ts';

const box = testShape({ type: 'rectangle', x: 100, y: 50, w: 200, h: 100, style: DEFAULT_STYLE });

describe('an anchor', () => {
  it('is a share of the box, and the other way round', () => {
    expect(anchorPoint({ x: 0.25, y: 1 }, box)).toEqual({ x: 150, y: 150 });
    expect(anchorAt({ x: 150, y: 150 }, box)).toEqual({ x: 0.25, y: 1 });
  });

  it('turns with the shape', () => {
    const turned = { ...box, rotation: Math.PI / 2 };
    const point = anchorPoint({ x: 1, y: 0.5 }, turned);
    expect(point.x).toBeCloseTo(200);
    expect(point.y).toBeCloseTo(200);
    const anchor = anchorAt(point, turned);
    expect(anchor.x).toBeCloseTo(1);
    expect(anchor.y).toBeCloseTo(0.5);
  });

  it('of a point outside is the nearest place in the box', () => {
    expect(anchorAt({ x: 0, y: 1000 }, box)).toEqual({ x: 0, y: 1 });
  });

  it('in a shape without a size is its middle', () => {
    expect(anchorAt({ x: 3, y: 4 }, { ...box, w: 0, h: 0 })).toEqual({ x: 0.5, y: 0.5 });
  });
});
