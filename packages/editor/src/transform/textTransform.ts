import { boxCenter, rotatePoint, type TextShape } from '@drawbridge/board';
import { labelSize, realmRuler, textUtil } from '@drawbridge/shapes';
import { scaledFontSize } from './labels.ts';
import type { ShapeTransform } from './shapeTransform.ts';
import { boxAround, type Stretch, stretchBox, stretchedSides, stretchPoint } from './stretch.ts';

/** The narrowest box that text is broken into, of the font's size: about a letter. */
const MIN_WIDTH_EM = 1;

/** Text grows with its box, and never out of shape. Only wider or narrower, it is broken into other lines. */
export const textTransform: ShapeTransform<TextShape> = {
  keepsRatio: true,
  isAsHighAsItsContent: true,
  stretch(shape, stretch) {
    const { kx, ky } = stretchedSides(shape.rotation, stretch);
    return ky === 1 && kx !== 1 ? rewrap(shape, stretch, kx) : rescale(shape, stretch, Math.min(kx, ky));
  },
};

function rescale(shape: TextShape, stretch: Stretch, factor: number): TextShape {
  const { style } = shape;
  // The box must not go on without its text.
  const fontSize = scaledFontSize(style.fontSize, factor);
  const share = fontSize / style.fontSize;
  const { rotation } = stretchBox(shape, stretch);
  const center = stretchPoint(boxCenter(shape), stretch);
  const box = boxAround(center, shape.w * share, shape.h * share);
  return { ...shape, ...box, rotation, style: { ...style, fontSize } };
}

/** Its top stays where it would be, however many lines there are now. */
function rewrap(shape: TextShape, stretch: Stretch, factor: number): TextShape {
  const w = Math.max(MIN_WIDTH_EM * shape.style.fontSize, shape.w * factor);
  const wrapped: TextShape = { ...shape, w, wraps: true };
  const h = heightOf(wrapped);
  const { rotation } = stretchBox(shape, stretch);
  const center = stretchPoint(boxCenter(shape), stretch);
  const lower = rotatePoint({ x: 0, y: (h - shape.h) / 2 }, { x: 0, y: 0 }, rotation);
  return { ...wrapped, ...boxAround({ x: center.x + lower.x, y: center.y + lower.y }, w, h), rotation };
}

function heightOf(shape: TextShape): number {
  const label = textUtil.label?.(shape);
  return label ? labelSize(label, realmRuler()).h : shape.h;
}
