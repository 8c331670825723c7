import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_COORDINATE_PX } from './number.ts';
import { readShape } from './readShape.ts';
import { DEFAULT_STYLE } from './style.ts';

const fields = (entries: Record<string, unknown>) => new Map(Object.entries(entries));

describe('reading a shape', () => {
  it('gives every missing field a default', () => {
    expect(readShape('a', fields({}))).toEqual({
      id: 'a',
      type: 'unknown',
      originalType: '',
      author: '',
      created: 0,
      x: 0,
      y: 0,
      w: 0,
      h: 0,
      rotation: 0,
      z: 'a0',
      style: DEFAULT_STYLE,
    });
  });

  it('repairs absurd numbers', () => {
    const shape = readShape('a', fields({ g: [Number.NaN, Infinity, -50, 1e300, '3'] }));
    expect(shape).toMatchObject({ x: 0, y: 0, w: 50, h: MAX_COORDINATE_PX, rotation: 0 });
  });

  it('keeps the name of a type it does not know, also of a name every object has', () => {
    for (const type of ['hologram', 'toString', '__proto__']) {
      const shape = readShape('a', fields({ k: { type } }));
      expect(shape).toMatchObject({ type: 'unknown', originalType: type });
    }
  });

  it('takes garbage for a stroke without points', () => {
    const shape = readShape('a', fields({ k: { type: 'draw' }, p: 'no bytes' }));
    expect(shape).toMatchObject({ type: 'draw', points: [], isPen: false });
  });

  it('makes a usable shape of anything', () => {
    const keys = fc.record({
      k: fc.oneof(
        fc.anything(),
        fc.record({ type: fc.constantFrom('draw', 'rectangle', 'x'), author: fc.anything() }),
      ),
      g: fc.oneof(fc.anything(), fc.array(fc.anything())),
      z: fc.anything(),
      s: fc.anything(),
      p: fc.oneof(fc.anything(), fc.uint8Array()),
    });
    fc.assert(
      fc.property(keys, (entries) => {
        const { x, y, w, h, rotation, created } = readShape('a', fields(entries));
        for (const number of [x, y, w, h, rotation, created]) expect(Number.isFinite(number)).toBe(true);
        expect(Math.min(w, h)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
