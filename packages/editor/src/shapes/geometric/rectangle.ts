import type { ShapeOf } from '@drawbridge/board';
import type { Context2D } from '../../render/context2D.ts';
import { strokeColor, tintColor } from '../../theme.ts';
import type { ShapeUtil } from '../shapeUtil.ts';

/** Slightly rounded, and less so when the rectangle is small. */
const CORNER_RADIUS_PX = 6;
const MAX_CORNER_SHARE = 0.2;
/** Below this, nobody sees that a corner is round. */
const MIN_RADIUS_CANVAS_PX = 1;

type Rectangle = ShapeOf<'rectangle'>;

/** A rectangle in a way that canvases are fast at; there are more of them than of all others together. */
export const drawRectangle: ShapeUtil<Rectangle>['draw'] = (context, shape, { theme, scale, hairline }) => {
  const { w, h, style } = shape;
  const isSolid = style.fill === 'solid';
  // The middle of the line; of a solid rectangle, the outer edge.
  const margin = isSolid ? style.width / 2 : 0;
  const radius = Math.min(CORNER_RADIUS_PX, Math.min(w, h) * MAX_CORNER_SHARE) + margin;
  const lineWidth = lineWidthOf(shape, hairline);
  const stroke = strokeColor(theme, style.color);
  context.strokeStyle = stroke;
  context.fillStyle = isSolid ? stroke : tintColor(theme, style.color);
  context.lineWidth = lineWidth;
  context.lineJoin = 'miter';
  const place: Place = [-margin, -margin, w + 2 * margin, h + 2 * margin];
  const parts = { fills: style.fill !== 'none', strokes: lineWidth > 0 };
  if (radius * scale < MIN_RADIUS_CANVAS_PX) paintSharp(context, place, parts);
  else paintRounded(context, place, radius, parts);
};

type Place = readonly [x: number, y: number, w: number, h: number];

interface Parts {
  readonly fills: boolean;
  readonly strokes: boolean;
}

function paintSharp(context: Context2D, place: Place, { fills, strokes }: Parts): void {
  if (fills) context.fillRect(...place);
  if (strokes) context.strokeRect(...place);
}

function paintRounded(context: Context2D, place: Place, radius: number, { fills, strokes }: Parts): void {
  context.beginPath();
  context.roundRect(...place, radius);
  if (fills) context.fill();
  if (strokes) context.stroke();
}

/**
 * A solid rectangle is one piece of paint: over it a line would shine through when translucent. It gets one only
 * where it would be thinner than a hairline, and then as much as is missing.
 */
function lineWidthOf({ w, h, style: { fill, width } }: Rectangle, hairline: number): number {
  return fill === 'solid' ? Math.max(0, hairline - Math.min(w, h) - width) : Math.max(hairline, width);
}
