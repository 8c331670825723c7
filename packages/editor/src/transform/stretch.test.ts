import { boxCenter } from '@drawbridge/board';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeRotation, type Stretch, stretchBox, stretchPoint } from './stretch.ts';
import { turnBox } from './turn.ts';

const anchor = { x: 0, y: 0 };
const upright = (sx: number, sy: number): Stretch => ({ anchor, sx, sy, rotation: 0 });

const px = fc.integer({ min: -10_000, max: 10_000 }).map((steps) => steps / 8);
const size = fc.integer({ min: 1, max: 10_000 }).map((steps) => steps / 8);
const angle = fc.integer({ min: -314, max: 314 }).map((steps) => steps / 100);
const factor = fc
  .oneof(fc.integer({ min: -40, max: -1 }), fc.integer({ min: 1, max: 40 }))
  .map((steps) => steps / 10);
const box = fc.record({ x: px, y: px, w: size, h: size, rotation: angle });
const stretch = fc.record({ anchor: fc.record({ x: px, y: px }), sx: factor, sy: factor, rotation: angle });

describe('stretching a box', () => {
  it('moves its middle and its sides', () => {
    const before = { x: 10, y: 20, w: 30, h: 40, rotation: 0 };
    expect(stretchBox(before, upright(2, 3))).toEqual({ x: 20, y: 60, w: 60, h: 120, rotation: 0 });
  });

  it('swaps the factors for one that lies on its side', () => {
    const before = { x: -20, y: -10, w: 40, h: 20, rotation: Math.PI / 2 };
    const after = stretchBox(before, upright(3, 1));
    expect(after).toMatchObject({ w: 40, h: 60 });
    expect(after.rotation).toBeCloseTo(Math.PI / 2);
  });

  it('follows exactly along the axes that it is turned by itself', () => {
    const before = { x: -20, y: -10, w: 40, h: 20, rotation: 0.7 };
    const after = stretchBox(before, { anchor, sx: 3, sy: 0.5, rotation: 0.7 });
    expect(after.w).toBeCloseTo(120);
    expect(after.h).toBeCloseTo(10);
    expect(after.rotation).toBeCloseTo(0.7);
  });

  it('mirrors the angle, and twice mirrored has it as it was', () => {
    const before = { x: 5, y: 0, w: 10, h: 20, rotation: 0.3 };
    expect(stretchBox(before, upright(-1, 1))).toMatchObject({ x: -15, w: 10, h: 20 });
    expect(stretchBox(before, upright(-1, 1)).rotation).toBeCloseTo(-0.3);
    expect(stretchBox(before, upright(-1, -1)).rotation).toBeCloseTo(0.3);
  });

  it('and back again gives the same box, however it is turned', () => {
    fc.assert(
      fc.property(box, stretch, (before, there) => {
        const back = { ...there, sx: 1 / there.sx, sy: 1 / there.sy };
        expectSame(stretchBox(stretchBox(before, there), back), before);
      }),
    );
  });

  it('changes its area by both factors', () => {
    fc.assert(
      fc.property(box, stretch, (before, there) => {
        const after = stretchBox(before, there);
        const grown = (after.w * after.h) / (before.w * before.h);
        expect(grown / Math.abs(there.sx * there.sy)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('keeps its middle where everything is stretched to', () => {
    fc.assert(
      fc.property(box, stretch, (before, there) => {
        const [is, should] = [boxCenter(stretchBox(before, there)), stretchPoint(boxCenter(before), there)];
        expect(is.x).toBeCloseTo(should.x, 6);
        expect(is.y).toBeCloseTo(should.y, 6);
      }),
    );
  });
});

it('turning a box and back again gives the same box', () => {
  fc.assert(
    fc.property(box, fc.record({ x: px, y: px }), angle, (before, center, radians) => {
      expectSame(turnBox(turnBox(before, { center, radians }), { center, radians: -radians }), before);
    }),
  );
});

it('an angle is brought into a single turn, and a rounded nothing is nothing', () => {
  expect(normalizeRotation(3 * Math.PI)).toBeCloseTo(Math.PI);
  expect(normalizeRotation(-Math.PI / 2)).toBeCloseTo(-Math.PI / 2);
  expect(normalizeRotation(2 * Math.PI)).toBe(0);
  expect(Object.is(normalizeRotation(-0), 0)).toBe(true);
});

type Placed = ReturnType<typeof stretchBox>;

function expectSame(is: Placed, should: Placed): void {
  for (const key of ['x', 'y', 'w', 'h'] as const) expect(is[key]).toBeCloseTo(should[key], 4);
  expect(Math.cos(is.rotation - should.rotation)).toBeCloseTo(1, 8);
}
