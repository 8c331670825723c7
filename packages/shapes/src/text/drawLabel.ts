import type { Box } from '@drawbridge/board';
import type { Context2D } from '../context2D.ts';
import type { DrawFrame } from '../drawFrame.ts';
import { directionOf, type TextLine } from './breakLines.ts';
import { cssFont, rulerOn } from './canvasRuler.ts';
import { type Label, LINE_HEIGHT } from './label.ts';
import { estimateLines, layoutText, type TextLayout } from './layoutText.ts';
import type { Ruler } from './ruler.ts';

/** From the top of a line to its baseline, of the font's size. */
export const BASELINE = 0.97;
/** What is more than the box can hold shows with so many lines, at the end. */
const OVERFLOW_LINES = 3;
/** Letters this small cannot be read. Bars as long as the lines look the same, and cost less. */
const MIN_LEGIBLE_CANVAS_PX = 5;
/** And here not even lines can be told apart. */
const MIN_LINE_CANVAS_PX = 2;
/** How much of the bar of a line is ink. */
const GREEKED_ALPHA = 0.4;
const BAR_TOP = 0.4;
const BAR_HEIGHT = 0.55;

/**
 * Draws a text where its label says, in a CSS colour; the context's transform is that of the shape, its globalAlpha
 * the shape's opacity, and another afterwards. Works wherever there is a canvas: on the page, in workers, in Node.
 */
export function drawLabel(context: Context2D, label: Label, color: string, frame: DrawFrame): void {
  if (label.text === '') return;
  context.fillStyle = color;
  const isLegible = label.fontSize * frame.scale >= MIN_LEGIBLE_CANVAS_PX;
  const layout = isLegible ? layoutText(label, rulerOn(context)) : estimateLines(label);
  if (layout.fontSize * frame.scale >= MIN_LEGIBLE_CANVAS_PX) write(context, label, layout);
  else greek(context, label, layout, frame.scale);
}

/** How far a label may paint beyond its box, in page px. */
export function labelOverflow({ fontSize }: Pick<Label, 'fontSize'>): number {
  return (OVERFLOW_LINES + 1) * LINE_HEIGHT * fontSize;
}

/** The room that the lines of a label take, in page px. */
export function labelSize(label: Label, ruler: Ruler): { readonly w: number; readonly h: number } {
  const { fontSize, lines } = layoutText(label, ruler);
  return { w: widest(lines), h: lines.length * LINE_HEIGHT * fontSize };
}

/** The box around the lines of a label. */
export function linesBox(label: Label, ruler: Ruler): Box {
  const { w, h } = labelSize(label, ruler);
  const left = lineLeft(label, { direction: directionOf(label.text), width: w });
  return { x: left, y: labelTop(label, h), w, h };
}

/** Where the first line of a label begins, whose lines are of this height together. In page px. */
export function labelTop({ box, verticalAlign }: Label, height: number): number {
  if (verticalAlign === 'top') return box.y;
  return verticalAlign === 'bottom' ? box.y + box.h - height : box.y + (box.h - height) / 2;
}

function write(context: Context2D, label: Label, { fontSize, lines }: TextLayout): void {
  const drawn = drawnLines(label, fontSize, lines);
  const top = labelTop(label, drawn.length * LINE_HEIGHT * fontSize);
  context.font = cssFont(label.font, fontSize);
  context.textBaseline = 'alphabetic';
  drawn.forEach((line, index) => {
    const side = sideOf(label, line);
    context.direction = line.direction;
    context.textAlign = side;
    context.fillText(line.text, sideX(label, side), top + (index * LINE_HEIGHT + BASELINE) * fontSize);
  });
}

function greek(context: Context2D, label: Label, { fontSize, lines }: TextLayout, scale: number): void {
  const drawn = drawnLines(label, fontSize, lines);
  const height = drawn.length * LINE_HEIGHT * fontSize;
  const top = labelTop(label, height);
  context.globalAlpha *= GREEKED_ALPHA;
  if (fontSize * scale < MIN_LINE_CANVAS_PX) {
    const width = widest(drawn);
    context.fillRect(lineLeft(label, { direction: 'ltr', width }), top, width, height);
    return;
  }
  context.beginPath();
  drawn.forEach((line, index) => {
    const barTop = top + (index * LINE_HEIGHT + BAR_TOP) * fontSize;
    context.rect(lineLeft(label, line), barTop, line.width, BAR_HEIGHT * fontSize);
  });
  context.fill();
}

/** Those that fit in the box, and a few more. */
export function drawnLines(
  { box }: Label,
  fontSize: number,
  lines: readonly TextLine[],
): readonly TextLine[] {
  const fitting = Math.max(1, Math.round(box.h / (LINE_HEIGHT * fontSize)));
  return lines.length > fitting + OVERFLOW_LINES ? lines.slice(0, fitting + OVERFLOW_LINES) : lines;
}

type Side = 'left' | 'center' | 'right';

function sideOf({ align }: Label, { direction }: Pick<TextLine, 'direction'>): Side {
  if (align !== 'start') return align;
  return direction === 'rtl' ? 'right' : 'left';
}

/** Where that side of every line is. */
function sideX({ box }: Label, side: Side): number {
  return box.x + SIDE_SHARES[side] * box.w;
}

/** Where a line of a label begins at its left, in page px. */
export function lineLeft(label: Label, line: Pick<TextLine, 'direction' | 'width'>): number {
  const side = sideOf(label, line);
  return sideX(label, side) - SIDE_SHARES[side] * line.width;
}

const SIDE_SHARES: Readonly<Record<Side, number>> = { left: 0, center: 0.5, right: 1 };

function widest(lines: readonly TextLine[]): number {
  return lines.reduce((most, { width }) => Math.max(most, width), 0);
}
