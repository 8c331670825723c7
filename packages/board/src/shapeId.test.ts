import { expect, it } from 'vitest';
import { createShapeId } from './shapeId.ts';

it('a shape id is ten letters and digits, and another one each time', () => {
  const ids = Array.from({ length: 1000 }, createShapeId);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{10}$/);
  expect(new Set(ids).size).toBe(1000);
});
