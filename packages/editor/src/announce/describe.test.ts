import { DEFAULT_STYLE } from '@drawbridge/board';
import { expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';
import { describeShape, shapeCount } from './describe.ts';
import { typeNameOf } from './typeName.ts';

function describeText(text: string): string {
  const t = createTestEditor();
  t.store.create({ type: 'text', text, x: 0, y: 0, w: 90, h: 20, wraps: false, style: DEFAULT_STYLE });
  return describeShape(t.shape, typeNameOf(t.shape));
}

it('a shape is its type and its text, on one line', () => {
  expect(describeText('Hello\n  world ')).toBe('Text, “Hello world”');
  expect(describeText('')).toBe('Text');
});

it('a long text is cut off, between letters', () => {
  expect(describeText('😀'.repeat(200))).toBe(`Text, “${'😀'.repeat(80)} …”`);
});

it('shapes are counted', () => {
  expect([1, 2, 1_500].map(shapeCount)).toEqual(['1 shape', '2 shapes', '1,500 shapes']);
});

it('types go by the names that people use', () => {
  expect((['draw', 'rectangle', 'arrow', 'sticky'] as const).map((type) => typeNameOf({ type }))).toEqual([
    'Stroke',
    'Rectangle',
    'Arrow',
    'Sticky note',
  ]);
});
