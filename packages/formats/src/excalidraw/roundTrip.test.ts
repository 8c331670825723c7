import {
  DEFAULT_STYLE,
  distance,
  isBindable,
  linePoints,
  type NewShape,
  type Point,
  placePoints,
  type Shape,
  type Style,
  strokePoints,
} from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../report.ts';
import { anyShape, anyShapes } from '../test/anyShape.ts';
import { strokeHex } from './palette.ts';
import { readElements } from './readElements.ts';
import { writeElements } from './writeExcalidraw.ts';

function throughExcalidraw(shapes: readonly Shape[]): Extract<ReadResult, { kind: 'shapes' }> {
  const result = readElements(JSON.parse(JSON.stringify(writeElements(shapes))));
  if (result.kind !== 'shapes') throw new Error('Too many.');
  return result;
}

function pagePoints(shape: NewShape<Shape>): Point[] {
  if (shape.type === 'line' || shape.type === 'arrow') return linePoints(shape);
  if (shape.type !== 'draw' && shape.type !== 'highlight') return [];
  return strokePoints(shape).map(({ x, y }) => ({ x: x + shape.x, y: y + shape.y }));
}

const place = { id: 'a', x: 0, y: 0, w: 90, h: 90, style: DEFAULT_STYLE } as const;
const diagonal = {
  type: 'line',
  ...placePoints([
    { x: 0, y: 0 },
    { x: 90, y: 0 },
  ]),
  style: DEFAULT_STYLE,
} as const;

describe('shapes that went through Excalidraw', () => {
  it('are all there, in the same order and under the same ids', () => {
    fc.assert(
      fc.property(anyShapes, (shapes) => {
        const { shapes: read, report } = throughExcalidraw(shapes);
        const frames = (all: readonly NewShape<Shape>[], are: boolean) =>
          all.filter(({ type }) => (type === 'frame') === are).map(({ id }) => id);
        expect(frames(read, false)).toEqual(frames(shapes, false));
        expect(frames(read, true)).toEqual(frames(shapes, true));
        expect(report).toMatchObject({ kept: shapes.length, skipped: 0 });
      }),
    );
  });

  it('are of the same type, in the same place, with the same words', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const read = throughExcalidraw([shape]).shapes[0];
        const { type, groups, locked, link } = shape;
        expect(read).toMatchObject({
          type,
          groups,
          locked,
          link,
          ...('text' in shape && shape.type !== 'image' && { text: shape.text }),
        });
        const isLine = shape.type === 'line' || shape.type === 'arrow';
        const place = isLine ? (['x', 'y', 'w', 'h'] as const) : (['x', 'y', 'w', 'h', 'rotation'] as const);
        for (const key of place) expect(read?.[key], key).toBeCloseTo(shape[key], 1);
        const before = pagePoints(shape);
        const after = read ? pagePoints(read) : [];
        if (isLine) expect(after).toHaveLength(before.length);
        let at = -1;
        for (const point of before) {
          // Strokes have points in between.
          at = after.findIndex((other, index) => index > at && distance(other, point) < 0.1);
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('look the same', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const { style } = shape;
        const read = throughExcalidraw([shape]).shapes[0]?.style;
        if (shape.type === 'sticky') return;
        expect(read?.dash).toBe(style.dash);
        expect(read?.roughness).toBe(style.roughness);
        expect(read?.width).toBeCloseTo(style.width, 6);
        if (shape.type === 'line' || shape.type === 'star') expect(read?.corners).toBe(style.corners);
        // The plain black of older files is the black that shows in the dark, too.
        const color = style.color === '#000000' ? 'black' : style.color;
        expect(strokeHex(read?.color ?? '#000000')).toBe(strokeHex(color));
        if (shape.type === 'arrow') {
          expect(read).toMatchObject({
            startHead: style.startHead,
            endHead: style.endHead,
            route: style.route,
          });
        }
        if (shape.type !== 'highlight') expect(read?.opacity).toBeCloseTo(style.opacity, 6);
        if (shape.type === 'rectangle') {
          expect(read?.corners).toBe(style.corners);
          expect(read?.fill === 'none').toBe(style.fill === 'none');
        }
      }),
    );
  });

  it('have their words also where every id is another', () => {
    const star = testShape({ ...place, type: 'star', text: 'words', groups: ['outer'] });
    const line = testShape({ ...diagonal, id: 'b', text: 'others' });
    const written = JSON.stringify(writeElements([star, line]));
    const copied = written.replace(/"(a|b)(-label)?"/g, '"$1$2-copy"').replace(/"outer"/g, '"other"');
    const result = readElements(JSON.parse(copied));
    expect(result).toMatchObject({
      shapes: [
        { type: 'star', text: 'words', groups: ['other'] },
        { type: 'line', text: 'others', groups: [] },
      ],
    });
  });

  it('that are sticky notes have their paper and the colour of their words', () => {
    const note = (style: Partial<Style>) =>
      testShape({ type: 'sticky', x: 0, y: 0, w: 9, h: 9, text: 'a', style: { ...DEFAULT_STYLE, ...style } });
    for (const fillColor of ['blue', '#123456'] as const) {
      const { shapes, report } = throughExcalidraw([note({ fillColor, color: 'red' })]);
      expect(shapes).toMatchObject([{ type: 'sticky', style: { fillColor, color: 'red' } }]);
      expect(report.changed).toBe(0);
    }
    expect(throughExcalidraw([note({})]).shapes).toMatchObject([{ style: { fillColor: 'yellow' } }]);
  });

  it('keep their bindings, as far as what they are bound to is there', () => {
    fc.assert(
      fc.property(anyShapes, (shapes) => {
        const { shapes: read } = throughExcalidraw(shapes);
        const arrows = read.flatMap((shape) => (shape.type === 'arrow' ? [shape] : []));
        const ids = new Set(shapes.filter(isBindable).map(({ id }) => id));
        for (const shape of shapes) {
          if (shape.type !== 'arrow') continue;
          const { start, end } = arrows.find(({ id }) => id === shape.id) ?? {};
          expect(start).toEqual(ids.has(shape.start?.id ?? '') ? shape.start : undefined);
          expect(end).toEqual(ids.has(shape.end?.id ?? '') ? shape.end : undefined);
        }
      }),
    );
  });
});
