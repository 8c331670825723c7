import { parseStyle, type Shape, type ShapeId, type Style } from '@drawbridge/board';
import { firstOf } from '../firstOf.ts';
import type { ActionContext } from './action.ts';
import { applicableStyle } from './applicableStyle.ts';
import { stylePatch } from './stylePatch.ts';

/** LIMIT of shapes that follow a slider while it moves; further ones follow when it is let go. */
const MAX_PREVIEWED_SHAPES = 200;

/** Shows the selected shapes with this style, until something else is shown. Nothing is written. */
export function previewStyle({ store, selection, preview }: ActionContext, patch: Partial<Style>): void {
  const shapes = new Map<ShapeId, Shape>();
  for (const id of firstOf(selection.ids, MAX_PREVIEWED_SHAPES)) {
    const shape = store.get(id);
    const style = shape && applicableStyle(shape, patch);
    if (style) shapes.set(id, restyled(shape, style));
  }
  preview.show({ kind: 'reshape', shapes });
}

function restyled(shape: Shape, style: Partial<Style>): Shape {
  const { x = shape.x, y = shape.y, w = shape.w, h = shape.h } = stylePatch(shape, style);
  return { ...shape, x, y, w, h, style: parseStyle({ ...shape.style, ...style }) };
}
