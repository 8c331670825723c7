import { describe, expect, it } from 'vitest';
import { type OrientedBox, pointInBox } from './orientedBox.ts';
import { resizeStretch } from './resizeStretch.ts';
import { stretchBox } from './stretch.ts';

const box: OrientedBox = { x: 100, y: 100, w: 200, h: 100, rotation: 0 };
const plain = { keepsRatio: false, isCentered: false };
const corner = { x: 1, y: 1 } as const;

const resized = (
  from: OrientedBox,
  side: Parameters<typeof resizeStretch>[1],
  delta: readonly [number, number],
  options = plain,
) => stretchBox(from, resizeStretch(from, side, { x: delta[0], y: delta[1] }, options));

describe('dragging a handle', () => {
  it('moves that corner and leaves the one across', () => {
    expect(resized(box, corner, [50, 20])).toEqual({ x: 100, y: 100, w: 250, h: 120, rotation: 0 });
    expect(resized(box, { x: -1, y: -1 }, [50, 20])).toEqual({ x: 150, y: 120, w: 150, h: 80, rotation: 0 });
  });

  it('of a side moves only that side', () => {
    expect(resized(box, { x: 0, y: -1 }, [77, -30])).toEqual({ x: 100, y: 70, w: 200, h: 130, rotation: 0 });
  });

  it('beyond the side across turns the box over', () => {
    expect(resized(box, corner, [-300, 0])).toMatchObject({ x: 0, w: 100, h: 100 });
  });

  it('with the middle fixed grows on both sides', () => {
    const options = { keepsRatio: false, isCentered: true };
    expect(resized(box, corner, [100, 50], options)).toEqual({ x: 0, y: 50, w: 400, h: 200, rotation: 0 });
  });

  it('with the ratio kept takes the larger of both factors', () => {
    const options = { keepsRatio: true, isCentered: false };
    expect(resized(box, corner, [200, 0], options)).toMatchObject({ w: 400, h: 200 });
    expect(resized(box, corner, [-500, 10], options)).toMatchObject({ x: -200, w: 300, h: 150 });
    expect(resized(box, { x: 1, y: 0 }, [100, 0], options)).toEqual({
      x: 100,
      y: 75,
      w: 300,
      h: 150,
      rotation: 0,
    });
  });

  it('of a turned box follows the pointer and leaves the corner across where it is', () => {
    const turned = { ...box, rotation: 1 };
    const after = resized(turned, corner, [30, 10]);
    const [from, to] = [pointInBox(turned, 1, 1), pointInBox(after, 1, 1)];
    expect(to.x - from.x).toBeCloseTo(30);
    expect(to.y - from.y).toBeCloseTo(10);
    expect(pointInBox(after, 0, 0).x).toBeCloseTo(pointInBox(turned, 0, 0).x);
    expect(pointInBox(after, 0, 0).y).toBeCloseTo(pointInBox(turned, 0, 0).y);
  });

  it('never makes anything vanish', () => {
    expect(resized(box, corner, [-200, -100])).toMatchObject({ w: 0.5, h: 0.5 });
  });

  it('of what has no width leaves it without', () => {
    const flat = { ...box, w: 0 };
    expect(resized(flat, corner, [50, 100])).toMatchObject({ w: 0, h: 200 });
    expect(resized(flat, corner, [50, 100], { keepsRatio: true, isCentered: false })).toMatchObject({
      h: 200,
    });
    expect(resized({ ...flat, h: 0 }, corner, [5, 5], { keepsRatio: true, isCentered: false })).toMatchObject(
      {
        w: 0,
        h: 0,
      },
    );
  });
});
