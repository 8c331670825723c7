import { type ArrowShape, headLength, type Path, type Style } from '@drawbridge/board';
import type { Context2D } from './context2D.ts';
import type { DrawFrame } from './drawFrame.ts';
import { headsOf, isHeadSeen } from './lines/endHeads.ts';
import { HEAD_REACH } from './lines/heads.ts';
import { lineLabel, paintAroundLabel } from './lines/lineLabel.ts';
import { fillHeads, headStrokes, trimOf } from './lines/paintHeads.ts';
import { trimPath } from './lines/trimPath.ts';
import { lineOf, pathOf, wayBounds } from './lines/way.ts';
import { paintPath, paintReach } from './paint/paintPath.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { LINE_KEYS } from './styleKeys.ts';
import { strokeColor } from './theme.ts';
import { traceLine } from './traceLine.ts';

/** How far, in px of the canvas, the line of an arrow that is seen from afar may be from the true one. */
const FAR_TOLERANCE_CANVAS_PX = 0.4;

export const arrowUtil: ShapeUtil<ArrowShape> = {
  styleKeys: [...LINE_KEYS, 'corners', 'route', 'startHead', 'endHead', 'font', 'fontSize'],
  bounds: wayBounds,
  outline: lineOf,
  reach: ({ style }) => paintReach(style) + headLength(style.width) * HEAD_REACH,
  isFilled: () => false,
  draw: (context, shape, frame) =>
    paintAroundLabel(context, shape, frame, () => paint(context, shape, frame)),
  label: lineLabel,
};

function paint(context: Context2D, shape: ArrowShape, frame: DrawFrame): void {
  const { style } = shape;
  if (isFar(style, frame)) {
    strokeFar(context, shape, frame);
    return;
  }
  const heads = headsOf(lineOf(shape), style, frame.scale);
  const line = trimPath(pathOf(shape, frame.scale), trimOf(heads.start), trimOf(heads.end));
  const strokes = headStrokes(heads);
  // As one path both are one piece of paint, also where it is translucent.
  const isOne = style.dash === 'solid' && style.roughness === 'clean';
  paintLine(context, shape, style, isOne ? [...line, ...strokes] : line, frame);
  if (!isOne) paintLine(context, shape, headStyle(style), strokes, frame);
  context.fillStyle = strokeColor(frame.theme, style.color);
  fillHeads(context, heads, style.width);
}

/** So far away that there is no more to see than a thin straight line. */
function isFar({ width, dash, roughness, route }: Style, { scale }: DrawFrame): boolean {
  return (
    !isHeadSeen(headLength(width), scale) && dash === 'solid' && roughness === 'clean' && route !== 'curved'
  );
}

/** Without unpacking the points: of a board that is seen from afar there are many. */
function strokeFar(
  context: Context2D,
  { packed, style }: ArrowShape,
  { theme, scale, hairline }: DrawFrame,
): void {
  context.strokeStyle = strokeColor(theme, style.color);
  context.lineWidth = Math.max(hairline, style.width);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  traceLine(context, packed, FAR_TOLERANCE_CANVAS_PX / scale);
  context.stroke();
}

/** A head that is dashed, or drawn by a quick hand, is none that could be told from others. */
function headStyle(style: Style): Style {
  return { ...style, dash: 'solid', roughness: style.roughness === 'clean' ? 'clean' : 'hand-drawn' };
}

function paintLine(context: Context2D, { id }: ArrowShape, style: Style, path: Path, frame: DrawFrame): void {
  if (path.length === 0) return;
  const name = () => path.map((step) => step.join()).join();
  paintPath(context, { seed: id, path: () => path, name, isClosed: false }, style, frame);
}
