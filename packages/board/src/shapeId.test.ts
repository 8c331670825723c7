import { expect, it } from 'vitest';
import { createShapeId, isShapeId } from './shapeId.ts';

it('a shape id is ten letters and digits, and another one each time', () => {
  const ids = Array.from({ length: 1000 }, createShapeId);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{10}$/);
  expect(new Set(ids).size).toBe(1000);
});

it('an id of another program is one too, as long as a server takes it', () => {
  expect([createShapeId(), 'shape:aB_1-2.3', 'x'.repeat(64)].every(isShapeId)).toBe(true);
  expect(['', 'x'.repeat(65), 'a b', 'ä', 7, undefined].some(isShapeId)).toBe(false);
});
