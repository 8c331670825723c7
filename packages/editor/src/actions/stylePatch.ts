import type { Shape, ShapePatch, Style } from '@drawbridge/board';
import { fitText } from '../shapes/placed.ts';

/** What is to be written to give a shape this style: with it, its text may need another size. */
export function stylePatch(shape: Shape, style: Partial<Style>): ShapePatch {
  const resizesText = style.font !== undefined || style.fontSize !== undefined;
  if (!resizesText || !('text' in shape) || shape.text === '') return { style };
  const { x, y, w, h } = fitText({ ...shape, style: { ...shape.style, ...style } });
  return { style, x, y, w, h };
}
