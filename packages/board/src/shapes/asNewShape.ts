import type { ShapeId } from '../shapeId.ts';
import type { Shape } from './index.ts';
import type { NewShape } from './shape.ts';

/** The shape without what the board decides about it, so that it can be put on any. */
export function asNewShape(shape: Shape): NewShape<Shape> & { readonly id: ShapeId } {
  const { author: _author, created: _created, z: _z, ...given } = shape;
  // The record of one type without what the store decides about is a new shape of that type.
  return given as NewShape<Shape> & { readonly id: ShapeId };
}
