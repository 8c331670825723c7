import type { ArrowShape, Path, Style } from '@drawbridge/board';
import type { Context2D } from '../render/context2D.ts';
import { strokeColor } from '../theme.ts';
import type { DrawFrame } from './drawFrame.ts';
import { headsOf, maxHeadLength, NO_HEADS } from './lines/endHeads.ts';
import { HEAD_REACH } from './lines/heads.ts';
import { lineLabel, paintAroundLabel } from './lines/lineLabel.ts';
import { fillHeads, headStrokes, trimOf } from './lines/paintHeads.ts';
import { trimPath } from './lines/trimPath.ts';
import { lineOf, pathOf, wayBounds } from './lines/way.ts';
import { paintPath, paintReach } from './paint/paintPath.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { LINE_KEYS } from './styleKeys.ts';

/** A smaller head is a smudge at the end of the line. */
const MIN_HEAD_CANVAS_PX = 3;

export const arrowUtil: ShapeUtil<ArrowShape> = {
  styleKeys: [...LINE_KEYS, 'corners', 'route', 'startHead', 'endHead', 'font', 'fontSize'],
  bounds: wayBounds,
  outline: lineOf,
  reach: ({ style }) => paintReach(style) + maxHeadLength(style.width) * HEAD_REACH,
  isFilled: () => false,
  draw: (context, shape, frame) =>
    paintAroundLabel(context, shape, frame, () => paint(context, shape, frame)),
  label: lineLabel,
};

function paint(context: Context2D, shape: ArrowShape, frame: DrawFrame): void {
  const { style } = shape;
  const hasHeads = maxHeadLength(style.width) * frame.scale >= MIN_HEAD_CANVAS_PX;
  const heads = hasHeads ? headsOf(lineOf(shape), style) : NO_HEADS;
  const line = trimPath(pathOf(shape, frame.scale), trimOf(heads.start), trimOf(heads.end));
  const strokes = headStrokes(heads);
  // As one path both are one piece of paint, also where it is translucent.
  const isOne = style.dash === 'solid' && style.roughness === 'clean';
  paintLine(context, shape, style, isOne ? [...line, ...strokes] : line, frame);
  if (!isOne) paintLine(context, shape, headStyle(style), strokes, frame);
  context.fillStyle = strokeColor(frame.theme, style.color);
  fillHeads(context, heads, style.width);
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
