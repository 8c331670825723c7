import { type Box, MODEL_VERSION, type NewShape, readShape, type Shape } from '@drawbridge/board';
import { fitText, shapeBounds } from '@drawbridge/shapes';

/** A text by itself, as large as it is in the fonts of this page; any other shape as it is. */
export function fitNewText(shape: NewShape<Shape>): NewShape<Shape> {
  if (shape.type !== 'text') return shape;
  const { x, y, w, h } = fitText(completed(shape));
  return { ...shape, x, y, w, h };
}

/** The upright box around a shape that is not on the board. */
export function newShapeBounds(shape: NewShape<Shape>): Box {
  return shapeBounds(completed(shape));
}

/** With what the store would fill in. */
function completed(shape: NewShape<Shape>): Shape {
  const blank = readShape('', new Map([['k', { type: shape.type, v: MODEL_VERSION }]]));
  // A whole record of that type, with the fields of the same type over it.
  return { ...blank, ...shape } as Shape;
}
