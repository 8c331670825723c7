import { type Box, GEOMETRIC_KINDS, type GeometricShape } from '@drawbridge/board';
import { fillColorOf } from '../paint/paintPath.ts';
import { legibleOn } from '../readableOn.ts';
import { growForLabel } from '../text/fitText.ts';
import { LABEL_PADDING_PX, type Label, labelIn } from '../text/label.ts';
import { strokeColor, type Theme } from '../theme.ts';

/** In the part of the shape that its kind keeps for it. */
export function geometricLabel(shape: GeometricShape): Label {
  const [x, y, w, h] = GEOMETRIC_KINDS[shape.type].labelBox;
  return labelIn({ x: x * shape.w, y: y * shape.h, w: w * shape.w, h: h * shape.h }, shape);
}

/** That of the line, except where the inside is painted with a colour on which it could not be read. */
export function geometricLabelColor({ style }: GeometricShape, theme: Theme): string {
  const color = strokeColor(theme, style.color);
  return style.fill === 'solid' ? legibleOn(strokeColor(theme, fillColorOf(style)), color) : color;
}

/** As high as its label needs it to be. */
export function growGeometric(shape: GeometricShape): Box {
  const [, , , share] = GEOMETRIC_KINDS[shape.type].labelBox;
  return growForLabel(shape, geometricLabel(shape), { share, paddingPx: LABEL_PADDING_PX });
}
