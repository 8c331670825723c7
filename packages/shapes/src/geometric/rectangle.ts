import type { ShapeOf, Style } from '@drawbridge/board';
import type { Context2D } from '../context2D.ts';
import { fillColorOf } from '../paint/paintPath.ts';
import type { ShapeUtil } from '../shapeUtil.ts';
import { strokeColor, tintColor } from '../theme.ts';
import { cornerRadius, isRoundSeen } from './cornerRadius.ts';

type Rectangle = ShapeOf<'rectangle'>;

/** Whether `drawRectangle` can draw it: nothing dashed, hatched or by hand. */
export function isPlain({ roughness, dash, fill }: Style): boolean {
  return roughness === 'clean' && dash === 'solid' && fill !== 'hachure' && fill !== 'cross-hatch';
}

/** A plain rectangle in a way that canvases are fast at; there are more of them than of all other shapes together. */
export const drawRectangle: ShapeUtil<Rectangle>['draw'] = (context, shape, { theme, scale, hairline }) => {
  const { w, h, style } = shape;
  const fillColor = fillColorOf(style);
  const isSolid = style.fill === 'solid';
  const isOnePiece = isSolid && fillColor === style.color;
  // The middle of the line; of a rectangle in one piece, the outer edge.
  const margin = isOnePiece ? style.width / 2 : 0;
  const radius = style.corners === 'sharp' ? 0 : cornerRadius(shape) + margin;
  const lineWidth = isOnePiece ? missingWidth(shape, hairline) : Math.max(hairline, style.width);
  context.strokeStyle = strokeColor(theme, style.color);
  context.fillStyle = isSolid ? strokeColor(theme, fillColor) : tintColor(theme, fillColor);
  context.lineWidth = lineWidth;
  context.lineJoin = 'miter';
  const place: Place = [-margin, -margin, w + 2 * margin, h + 2 * margin];
  const parts = { fills: style.fill !== 'none', strokes: lineWidth > 0 };
  if (!isRoundSeen(radius, scale)) paintSharp(context, place, parts);
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
 * A rectangle in one colour is one piece of paint: over it a line would shine through when translucent. It gets one only
 * where it would be thinner than a hairline, and then as much as is missing.
 */
function missingWidth({ w, h, style: { width } }: Rectangle, hairline: number): number {
  return Math.max(0, hairline - Math.min(w, h) - width);
}
