import { type DrawShape, drawSchema } from './draw.ts';
import { type RectangleShape, rectangleSchema } from './rectangle.ts';
import type { ShapeSchema } from './shape.ts';
import { type UnknownShape, unknownSchema } from './unknown.ts';

/** All shape types. A new one is its file and one line in each of these two lists. */
export type Shape = DrawShape | RectangleShape | UnknownShape;

export const shapeSchemas: { readonly [Type in Shape['type']]: ShapeSchema<ShapeOf<Type>> } = {
  draw: drawSchema,
  rectangle: rectangleSchema,
  unknown: unknownSchema,
};

export type ShapeType = Shape['type'];
export type ShapeOf<Type extends ShapeType> = Extract<Shape, { type: Type }>;

export function isShapeType(value: unknown): value is ShapeType {
  return typeof value === 'string' && Object.hasOwn(shapeSchemas, value);
}
