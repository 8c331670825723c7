import { type Box, boxAroundPoints, expandBox } from '@drawbridge/board';
import type { Context2D } from '../context2D.ts';
import type { DrawFrame } from '../drawFrame.ts';
import { rulerOn } from '../text/canvasRuler.ts';
import { linesBox } from '../text/drawLabel.ts';
import { type Label, labelAt } from '../text/label.ts';
import { estimatingRuler } from '../text/ruler.ts';
import { type Linear, lengthOf, lineOf, pointAlong } from './way.ts';

/** A label is broken so that it leaves some of the line to be seen, but not into single letters. In page px. */
const MAX_WIDTH_SHARE = 0.7;
const MIN_WIDTH_PX = 120;
const MAX_WIDTH_PX = 420;
/** Between the text and where the line goes on, in page px. */
const PADDING_PX = 5;
/** Smaller letters are not measured: nobody sees how long they are. */
const MIN_MEASURED_CANVAS_PX = 5;

/** In the middle of the way. */
export function lineLabel(shape: Linear): Label {
  const line = lineOf(shape);
  const length = lengthOf(line);
  const middle = pointAlong(line, length / 2) ?? { x: 0, y: 0 };
  return labelAt(middle, Math.min(MAX_WIDTH_PX, Math.max(MIN_WIDTH_PX, length * MAX_WIDTH_SHARE)), shape);
}

/** Paints the line, interrupted where its text is. */
export function paintAroundLabel(
  context: Context2D,
  shape: Linear,
  frame: DrawFrame,
  paint: () => void,
): void {
  if (shape.text === '') {
    paint();
    return;
  }
  const gap = gapOf(lineLabel(shape), context, frame);
  const all = boxAroundPoints(lineOf(shape));
  const around = expandBox(all, Math.max(all.w, all.h) + gap.w + gap.h + FAR_PX);
  context.save();
  context.beginPath();
  context.rect(around.x, around.y, around.w, around.h);
  context.rect(gap.x, gap.y, gap.w, gap.h);
  context.clip('evenodd');
  paint();
  context.restore();
}

/** Further than any line is wide. */
const FAR_PX = 1000;

function gapOf(label: Label, context: Context2D, { scale }: DrawFrame): Box {
  const isMeasured = label.fontSize * scale >= MIN_MEASURED_CANVAS_PX;
  return expandBox(linesBox(label, isMeasured ? rulerOn(context) : estimatingRuler), PADDING_PX);
}
