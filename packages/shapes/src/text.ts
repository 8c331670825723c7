import { boxCorners, type TextShape } from '@drawbridge/board';
import type { ShapeUtil } from './shapeUtil.ts';
import { TEXT_KEYS } from './styleKeys.ts';
import { fitToLabel } from './text/fitText.ts';
import type { Label } from './text/label.ts';

/** It is nothing but its label. */
export const textUtil: ShapeUtil<TextShape> = {
  styleKeys: TEXT_KEYS,
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: () => 0,
  isFilled: () => true,
  draw: () => {},
  label: textLabel,
  fitText: (shape) => fitToLabel(shape, textLabel(shape)),
};

function textLabel({ w, h, text, wraps, style: { font, fontSize, align } }: TextShape): Label {
  return {
    ...{ text, wraps, font, fontSize, fits: false, verticalAlign: 'top' },
    box: { x: 0, y: 0, w, h },
    align: align === 'auto' ? 'start' : align,
  };
}
