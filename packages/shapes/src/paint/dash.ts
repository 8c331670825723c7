import type { Dash } from '@drawbridge/board';
import type { Context2D } from '../context2D.ts';

/** A line whose dashes are closer than this on the canvas looks solid, and is drawn so. */
const MIN_PERIOD_CANVAS_PX = 4;
/** LIMIT of dashes on a line: each costs time, seen or not, and a document may hold lines of any length. */
const MAX_MARKS = 10_000;
/** A dash without length has round ends too, but not on every canvas. */
const DOT_LENGTH_PX = 0.01;
const NO_DASH: readonly number[] = [];

/** A line that is to be stroked with round ends. All in page px. */
export interface DashedLine {
  readonly dash: Dash;
  readonly width: number;
  /** Canvas px per page px. */
  readonly scale: number;
  /** How long the line is, if it is known: the dashes then come out even at its ends. */
  readonly length?: number;
  /** It ends where it begins. */
  readonly isClosed?: boolean;
}

/**
 * Strokes `path`, or the context's own, with width, colour and round ends as the context has them. The context's dash is
 * empty before and after.
 */
export function strokeDashed(context: Context2D, line: DashedLine, path?: Path2D): void {
  const pattern = line.dash === 'solid' ? NO_DASH : dashPattern(line);
  if (pattern.length > 0) context.setLineDash(pattern);
  if (path) context.stroke(path);
  else context.stroke();
  if (pattern.length > 0) context.setLineDash(NO_DASH);
}

/** Lengths of dashes and gaps in turn, for setLineDash; none for a line that is solid, or looks so. */
export function dashPattern({ dash, width, scale, length, isClosed }: DashedLine): readonly number[] {
  const [mark, gap] = marksOf(dash, width);
  const period = mark + gap;
  if (dash === 'solid' || period * scale < MIN_PERIOD_CANVAS_PX) return NO_DASH;
  if (length === undefined) return [mark, gap];
  // A line that is open ends with a mark, not with a gap.
  const gaps = Math.round(isClosed ? length / period : (length - mark) / period);
  if (gaps < 1 || gaps > MAX_MARKS) return NO_DASH;
  return [mark, (length - (isClosed ? gaps : gaps + 1) * mark) / gaps];
}

/** The round ends add the width to a mark, and take it from a gap. */
function marksOf(dash: Dash, width: number): readonly [mark: number, gap: number] {
  return dash === 'dotted' ? [DOT_LENGTH_PX, 4 + 2 * width] : [6 + width, 5 + 2 * width];
}
