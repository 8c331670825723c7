import type { ShapeOf, ShapeType } from '@drawbridge/board';
import { arrowUtil } from './arrow.ts';
import { drawUtil } from './draw.ts';
import { rectangleUtil } from './rectangle.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { textUtil } from './text.ts';
import { unknownUtil } from './unknown.ts';

/** The behaviour of every shape type; a new one is its file and one line here. */
export const shapeUtils: { readonly [Type in ShapeType]: ShapeUtil<ShapeOf<Type>> } = {
  arrow: arrowUtil,
  draw: drawUtil,
  rectangle: rectangleUtil,
  text: textUtil,
  unknown: unknownUtil,
};
