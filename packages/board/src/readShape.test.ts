import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MAX_COORDINATE_PX } from './number.ts';
import { readShape, rereadShape } from './readShape.ts';
import { MAX_FOREIGN_LENGTH } from './shapes/common.ts';
import { DEFAULT_STYLE } from './style.ts';

const fields = (entries: Record<string, unknown>) => new Map(Object.entries(entries));

describe('reading a shape', () => {
  it('gives every missing field a default', () => {
    expect(readShape('a', fields({}))).toEqual({
      id: 'a',
      type: 'unknown',
      originalType: '',
      groups: [],
      frame: '',
      locked: false,
      link: '',
      foreign: '',
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
    expect(shape).toMatchObject({ type: 'draw', packed: new Uint8Array(), isPen: false });
  });

  it('reads text that is live, plain, or none at all', () => {
    const live = new Y.Doc().getText('x');
    live.insert(0, 'hello');
    const texts = [live, 'plain', 7, ['a'], undefined].map((tx) =>
      readShape('a', fields({ k: { type: 'text' }, tx })),
    );
    expect(texts.map((shape) => shape.type === 'text' && shape.text)).toEqual(['hello', 'plain', '', '', '']);
  });

  it('takes garbage for an arrow without corners', () => {
    expect(readShape('a', fields({ k: { type: 'arrow' }, p: [1] }))).toMatchObject({
      type: 'arrow',
      packed: new Uint8Array(),
    });
  });

  it('has what another program said of it as that text, unless it is more than a shape may carry', () => {
    const foreignOf = (fo: unknown) => readShape('a', fields({ fo })).foreign;
    expect(foreignOf('{"format":"some"}')).toBe('{"format":"some"}');
    expect(foreignOf('x'.repeat(MAX_FOREIGN_LENGTH))).toHaveLength(MAX_FOREIGN_LENGTH);
    expect(foreignOf('x'.repeat(MAX_FOREIGN_LENGTH + 1))).toBe('');
    expect(foreignOf({ format: 'some' })).toBe('');
  });

  it('reads again only what was touched, and with anything unusual all of it', () => {
    const before = readShape('a', fields({ k: { type: 'rectangle', author: 'ada' }, g: [1, 2, 3, 4, 0] }));
    const now = fields({ k: { type: 'draw' }, g: [5, 6, 7, 8, 0.5], z: 'a7', s: { color: 'red' } });
    expect(rereadShape(before, now, new Set(['g']))).toEqual({
      ...before,
      x: 5,
      y: 6,
      w: 7,
      h: 8,
      rotation: 0.5,
    });
    expect(rereadShape(before, now, new Set(['z']))).toEqual({ ...before, z: 'a7' });
    expect(rereadShape(before, now, new Set(['g'])).style).toBe(before.style);
    expect(rereadShape(before, now, new Set(['s', 'k']))).toEqual(readShape('a', now));
  });

  it('makes a usable shape of anything', () => {
    const keys = fc.record({
      k: fc.oneof(
        fc.anything(),
        fc.record({
          type: fc.constantFrom('arrow', 'draw', 'rectangle', 'text', 'x'),
          author: fc.anything(),
        }),
      ),
      g: fc.oneof(fc.anything(), fc.array(fc.anything())),
      z: fc.anything(),
      s: fc.anything(),
      p: fc.oneof(fc.anything(), fc.uint8Array()),
      tx: fc.oneof(fc.anything(), fc.string()),
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
