import { expect, it } from 'vitest';
import { packPoints } from '../points.ts';
import { readShape } from '../readShape.ts';
import { DEFAULT_STYLE } from '../style.ts';
import { testShape } from '../test/testShape.ts';
import { plainFields } from './plainFields.ts';

const box = { x: 1, y: 2, w: 3, h: 4, rotation: 0.5, style: { ...DEFAULT_STYLE, color: 'red' } } as const;
const packed = packPoints({ points: [{ x: 0, y: 0, pressure: 0.5 }], isPen: false });

it('a shape becomes plain values under the keys of the document', () => {
  const [fields] = plainFields([
    testShape({ ...box, type: 'text', text: 'Hello', wraps: true, groups: ['g'], link: 'https://a.test' }),
  ]);
  expect(fields).toEqual({
    k: { type: 'text', v: 2 },
    g: [1, 2, 3, 4, 0.5],
    s: { color: 'red', width: 3.5, fill: 'none', opacity: 1 },
    gr: ['g'],
    li: 'https://a.test',
    tx: 'Hello',
    wr: true,
  });
});

it.each([
  testShape({ ...box, type: 'ellipse', text: 'label', locked: true, frame: 'f' }),
  testShape({ ...box, type: 'draw', packed, isPen: false }),
  testShape({
    ...box,
    type: 'arrow',
    packed,
    start: { id: 'b', x: 0.25, y: 1, isInside: true },
    end: { id: 'c', x: 0.5, y: 0.5, isInside: false },
  }),
])('$type is read again as it was', (shape) => {
  const [fields = {}] = plainFields([shape]);
  const read = readShape(shape.id, new Map(Object.entries(fields)));
  expect(read).toEqual({ ...shape, style: read.style });
  expect(read.style).toEqual(shape.style);
});

it('many shapes are as many records', () => {
  const shapes = ['one', 'two'].map((text) => testShape({ ...box, type: 'sticky', text }));
  expect(plainFields(shapes).map(({ tx }) => tx)).toEqual(['one', 'two']);
});
