import type { ShapeOf, ShapeType } from '@drawbridge/board';
import { arrowUtil } from './arrow.ts';
import { drawUtil } from './draw.ts';
import { frameUtil } from './frame.ts';
import { geometricUtils } from './geometric/geometric.ts';
import { highlightUtil } from './highlight.ts';
import { imageUtil } from './image.ts';
import { lineUtil } from './line.ts';
import { placeholderUtil } from './placeholder.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { stickyUtil } from './sticky.ts';
import { textUtil } from './text.ts';
import { unknownUtil } from './unknown.ts';

/** The behaviour of every shape type; a new one is its file and one line here. */
export const shapeUtils: { readonly [Type in ShapeType]: ShapeUtil<ShapeOf<Type>> } = {
  ...geometricUtils,
  arrow: arrowUtil,
  draw: drawUtil,
  frame: frameUtil,
  highlight: highlightUtil,
  image: imageUtil,
  line: lineUtil,
  placeholder: placeholderUtil,
  sticky: stickyUtil,
  text: textUtil,
  unknown: unknownUtil,
};
