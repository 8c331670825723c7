import type { Shape, Style } from '@drawbridge/board';
import { shapeUtils } from '@drawbridge/shapes';
import { pick } from '../style/pick.ts';

/** What of `patch` such a shape has at all, and has otherwise; nothing when that is nothing, or the shape is locked. */
export function applicableStyle(shape: Shape, patch: Partial<Style>): Partial<Style> | undefined {
  if (shape.locked) return undefined;
  const keys = shapeUtils[shape.type].styleKeys;
  const style = pick(patch, (key) => keys.includes(key) && shape.style[key] !== patch[key]);
  return Object.keys(style).length > 0 ? style : undefined;
}
