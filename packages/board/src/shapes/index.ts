import { type ArrowShape, arrowSchema } from './arrow.ts';
import { type DrawShape, drawSchema } from './draw.ts';
import { type FrameShape, frameSchema } from './frame.ts';
import { type GeometricShape, geometricSchemas } from './geometric.ts';
import { type HighlightShape, highlightSchema } from './highlight.ts';
import { type ImageShape, imageSchema } from './image.ts';
import { type LineShape, lineSchema } from './line.ts';
import { type PlaceholderShape, placeholderSchema } from './placeholder.ts';
import type { ShapeSchema } from './shape.ts';
import { type StickyShape, stickySchema } from './sticky.ts';
import { type TextShape, textSchema } from './text.ts';
import { type UnknownShape, unknownSchema } from './unknown.ts';

/** All shape types. A new one is its file and one line in each of these two lists. */
export type Shape =
  | ArrowShape
  | DrawShape
  | FrameShape
  | GeometricShape
  | HighlightShape
  | ImageShape
  | LineShape
  | PlaceholderShape
  | StickyShape
  | TextShape
  | UnknownShape;

export const shapeSchemas: { readonly [Type in Shape['type']]: ShapeSchema<ShapeOf<Type>> } = {
  ...geometricSchemas,
  arrow: arrowSchema,
  draw: drawSchema,
  frame: frameSchema,
  highlight: highlightSchema,
  image: imageSchema,
  line: lineSchema,
  placeholder: placeholderSchema,
  sticky: stickySchema,
  text: textSchema,
  unknown: unknownSchema,
};

export type ShapeType = Shape['type'];
export type ShapeOf<Type extends ShapeType> = Extract<Shape, { type: Type }>;

export function isShapeType(value: unknown): value is ShapeType {
  return typeof value === 'string' && Object.hasOwn(shapeSchemas, value);
}
