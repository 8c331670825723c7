import { readShape } from '../readShape.ts';
import type { Shape } from '../shapes/index.ts';
import type { NewShape } from '../shapes/shape.ts';

/** A record without a board: what is not given is as in a shape of which nothing more is known. */
export function testShape(shape: NewShape<Shape>): Shape {
  const blank = readShape('a', new Map([['k', { type: shape.type }]]));
  // A whole record of that type, with the fields of the same type over it.
  return { ...blank, ...shape } as Shape;
}
