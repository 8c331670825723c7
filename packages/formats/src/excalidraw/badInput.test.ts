import {
  MAX_COORDINATE_PX,
  MAX_STROKE_POINTS,
  type NewShape,
  readShape,
  type Shape,
  strokePoints,
} from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SHAPES, MAX_TEXT_CHARACTERS } from '../limits.ts';
import { anyShapes } from '../test/anyShape.ts';
import { element } from '../test/element.ts';
import { readElements } from './readElements.ts';
import { readExcalidraw } from './readExcalidraw.ts';
import { writeElements } from './writeExcalidraw.ts';

function read(...elements: unknown[]): readonly NewShape<Shape>[] {
  const result = readElements(elements);
  return result.kind === 'shapes' ? result.shapes : [];
}

describe('numbers that are no places', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, '12', {}])(
    'of %s make no shape',
    (value) => {
      for (const key of ['x', 'y', 'width', 'height', 'angle'])
        expect(read(element({ [key]: value }))).toEqual([]);
      expect(
        read(
          element({
            type: 'line',
            points: [
              [0, 0],
              [value, 5],
            ],
          }),
        ),
      ).toEqual([]);
    },
  );

  it('in a look are the usual', () => {
    const odd = { strokeWidth: 1e308, opacity: Number.NaN, roughness: -7, fontSize: 'huge', strokeStyle: {} };
    const [shape] = read(element(odd));
    expect(shape?.style).toMatchObject({ width: 200, opacity: 1, fontSize: 24, dash: 'solid' });
  });

  it('that lead out of the board together make no shape either', () => {
    const far = MAX_COORDINATE_PX * 0.9;
    expect(
      read(
        element({
          type: 'line',
          x: far,
          points: [
            [0, 0],
            [far, 0],
          ],
        }),
      ),
    ).toEqual([]);
  });
});

describe('too much', () => {
  it('of points is thinned out evenly, and its ends stay', () => {
    const points = Array.from({ length: 100_000 }, (_, index) => [index / 10, Math.sin(index / 1000) * 50]);
    for (const type of ['freedraw', 'line', 'arrow']) {
      const result = readElements([element({ type, x: 0, y: 0, points })]);
      const shape = result.kind === 'shapes' ? result.shapes[0] : undefined;
      const kept = shape && 'packed' in shape ? strokePoints(shape) : [];
      expect(kept.length).toBeGreaterThan(MAX_STROKE_POINTS / 2);
      expect(kept.length).toBeLessThanOrEqual(MAX_STROKE_POINTS);
      expect(kept.at(-1)?.x).toBeCloseTo(9999.9, 0);
      expect(result).toMatchObject({ report: { kept: 1, changed: 1, skipped: 0 } });
    }
  });

  it('of points in one place is a dot', () => {
    const points = Array.from({ length: 5000 }, () => [0, 0]);
    expect(read(element({ type: 'freedraw', points }))).toHaveLength(1);
  });

  it('of text is cut, between two characters', () => {
    const text = `${'x'.repeat(MAX_TEXT_CHARACTERS - 1)}😀😀`;
    const [shape] = read(element({ type: 'text', text }));
    expect(shape && 'text' in shape && shape.text?.length).toBe(MAX_TEXT_CHARACTERS);
    expect(shape && 'text' in shape && shape.text?.isWellFormed()).toBe(true);
  });

  it('of groups is cut', () => {
    const groupIds = Array.from({ length: 500 }, (_, index) => `g${index}`);
    expect(read(element({ groupIds }))[0]?.groups).toHaveLength(32);
  });

  it('of shapes is refused as a whole', () => {
    const elements = Array.from({ length: MAX_SHAPES + 1 }, () => element({}));
    expect(readElements(elements)).toEqual({ kind: 'tooMany', count: MAX_SHAPES + 1 });
  });
});

describe('whatever a clipboard holds', () => {
  /** Every shape can be written into a document, and is what it was when it is read there. */
  function expectSound(values: readonly unknown[]): void {
    const result = readElements(values);
    if (result.kind !== 'shapes') throw new Error('Too many.');
    const { kept, skipped } = result.report;
    expect(kept).toBe(result.shapes.length);
    expect(skipped).toBeLessThanOrEqual(values.length);
    const { store } = createTestBoard();
    for (const shape of result.shapes) {
      for (const key of ['x', 'y', 'w', 'h'] as const) {
        expect(Math.abs(shape[key])).toBeLessThanOrEqual(MAX_COORDINATE_PX);
      }
      const [id = ''] = store.create(shape);
      const stored = store.get(id);
      expect(stored).toMatchObject({ type: shape.type, style: shape.style, link: shape.link });
      // An arrow is where its shapes want it.
      if (shape.type !== 'arrow')
        expect(stored).toMatchObject({ x: shape.x, w: shape.w, groups: shape.groups });
    }
  }

  it('it is read without an error', () => {
    fc.assert(fc.property(fc.array(fc.anything()), expectSound));
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readExcalidraw(value);
        readExcalidraw({ type: 'excalidraw/clipboard', elements: [value] });
      }),
    );
  });

  it('elements with any field damaged are sound shapes, or none', () => {
    const nasty = fc.oneof(
      fc.anything(),
      fc.constantFrom(Number.NaN, 1e308, -1e7, '', null, [], [[0]], { type: 3 }, '__proto__', 'constructor'),
    );
    const keys = Object.keys(
      element({ points: [], pressures: [], customData: {}, startBinding: {}, text: '' }),
    );
    const damage = fc.array(fc.tuple(fc.nat(7), fc.constantFrom(...keys), nasty), { maxLength: 4 });
    fc.assert(
      fc.property(anyShapes, damage, (shapes, damages) => {
        const elements: Record<string, unknown>[] = writeElements(shapes).map((one) => ({ ...one }));
        for (const [at, key, value] of damages) {
          const damaged = elements[at];
          if (damaged) damaged[key] = value;
        }
        expectSound(elements);
      }),
      { numRuns: 300 },
    );
  });

  it('a box drawn upwards from the edge of all space is none', () => {
    expect(read(element({ y: -0.125, height: -1e7 }))).toEqual([]);
    expect(read(element({ y: -0.125, height: -1e6 }))).toHaveLength(1);
  });

  it('a key that would change all objects changes none', () => {
    const json =
      '{"type":"rectangle","width":5,"__proto__":{"polluted":1},"customData":{"__proto__":{"drawbridge":{}}}}';
    expect(read(JSON.parse(json))).toHaveLength(1);
    expect('polluted' in {}).toBe(false);
    expect(readShape('a', new Map())).toBeDefined();
  });
});
