import { boxCenter, type Point, rotatePoint, type Shape } from '@drawbridge/board';
import { fitText } from '@drawbridge/shapes';
import { type Stretch, stretchedSides } from './stretch.ts';

/** LIMITS of fonts that style allows, in page px. */
const MIN_FONT_SIZE_PX = 4;
const MAX_FONT_SIZE_PX = 1000;

/** A font size that is `factor` times as large, as far as there are such. */
export function scaledFontSize(fontSize: number, factor: number): number {
  return Math.min(MAX_FONT_SIZE_PX, Math.max(MIN_FONT_SIZE_PX, fontSize * factor));
}

/** Words in a shape that is stretched with others: as large as they can be there without being out of shape. */
export function scaleLabel(shape: Shape, before: Shape, stretch: Stretch): Shape {
  if (!isLabelled(shape)) return shape;
  const { kx, ky } = stretchedSides(before.rotation, stretch);
  const fontSize = scaledFontSize(before.style.fontSize, Math.min(kx, ky));
  return fontSize === shape.style.fontSize ? shape : { ...shape, style: { ...shape.style, fontSize } };
}

/** As high as the words in it need it to be; the side that is nearer to `anchor`, which is not dragged, stays where it is. */
export function roomForLabel(shape: Shape, anchor: Point): Shape {
  if (!isLabelled(shape)) return shape;
  const fitted = fitText(shape);
  const grown = fitted.h - shape.h;
  const upright = rotatePoint(anchor, boxCenter(shape), -shape.rotation);
  if (grown === 0 || upright.y <= boxCenter(shape).y) return fitted;
  const up = rotatePoint({ x: 0, y: -grown }, { x: 0, y: 0 }, shape.rotation);
  return { ...fitted, x: fitted.x + up.x, y: fitted.y + up.y };
}

/** Text by itself takes care of itself, and the name of a frame is beside it. */
function isLabelled(shape: Shape): boolean {
  return 'text' in shape && shape.text !== '' && !UNLABELLED.has(shape.type);
}

const UNLABELLED: ReadonlySet<Shape['type']> = new Set(['text', 'frame', 'image', 'line', 'arrow']);
