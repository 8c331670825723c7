import type { Shape, ShapePatch, Style } from '@drawbridge/board';
import { fitText } from '@drawbridge/shapes';

/** LIMIT of shapes of which one change measures the text: about a tenth of a second. The others keep their size. */
const MAX_MEASURED = 5000;

/** What is to be written to give a shape, one of `count`, this style: with it, its text may need another size. */
export function stylePatch(shape: Shape, style: Partial<Style>, count = 1): ShapePatch {
  const resizesText = style.font !== undefined || style.fontSize !== undefined;
  if (!resizesText || count > MAX_MEASURED || !('text' in shape) || shape.text === '') return { style };
  const { x, y, w, h } = fitText({ ...shape, style: { ...shape.style, ...style } });
  return { style, x, y, w, h };
}
