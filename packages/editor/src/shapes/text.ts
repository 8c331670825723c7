import { boxCorners, type TextShape } from '@drawbridge/board';
import type { Context2D } from '../render/context2D.ts';
import { strokeColor } from '../theme.ts';
import { fontFamilies } from './fonts.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import type { TextLine } from './text/breakLines.ts';
import { estimateLines, layoutText } from './text/layoutText.ts';

/** From one baseline to the next, and from the top of a line to its baseline, of the font's size. */
const LINE_HEIGHT = 1.3;
const BASELINE = 0.97;
/** A font that is wider than the one it was typed with makes more lines: so many, at the end, may be below the box. */
const OVERFLOW_LINES = 3;
/** Letters this small cannot be read. Bars as long as the lines look the same, and cost less. */
const MIN_LEGIBLE_CANVAS_PX = 5;
/** And here not even lines can be told apart. */
const MIN_LINE_CANVAS_PX = 2;
/** How much of the bar of a line is ink. */
const GREEKED_ALPHA = 0.4;
const BAR_TOP = 0.4;
const BAR_HEIGHT = 0.55;

export const textUtil: ShapeUtil<TextShape> = {
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: ({ style: { fontSize } }) => (OVERFLOW_LINES + 1) * LINE_HEIGHT * fontSize,
  isFilled: () => true,
  draw(context, shape, { theme, scale }) {
    context.fillStyle = strokeColor(theme, shape.style.color);
    if (shape.style.fontSize * scale < MIN_LEGIBLE_CANVAS_PX) greek(context, shape, scale);
    else write(context, shape);
  },
};

function write(context: Context2D, shape: TextShape): void {
  const { fontSize, font, align } = shape.style;
  context.font = `${fontSize}px ${fontFamilies(font)}`;
  context.textAlign = align === 'auto' ? 'left' : align;
  context.textBaseline = 'alphabetic';
  const x = offsetOf(shape, 0);
  visibleLines(
    shape,
    layoutText(shape, (text) => context.measureText(text).width),
  ).forEach((line, index) => {
    context.direction = line.direction;
    context.fillText(line.text, x, (index * LINE_HEIGHT + BASELINE) * fontSize);
  });
}

function greek(context: Context2D, shape: TextShape, scale: number): void {
  const { fontSize, opacity } = shape.style;
  const lines = visibleLines(shape, estimateLines(shape));
  const areDistinct = fontSize * scale >= MIN_LINE_CANVAS_PX;
  context.globalAlpha = opacity * GREEKED_ALPHA;
  if (!areDistinct) {
    const width = lines.reduce((widest, line) => Math.max(widest, line.width), 0);
    context.fillRect(offsetOf(shape, width), 0, width, lines.length * LINE_HEIGHT * fontSize);
    return;
  }
  context.beginPath();
  lines.forEach(({ width }, index) => {
    const top = (index * LINE_HEIGHT + BAR_TOP) * fontSize;
    context.rect(offsetOf(shape, width), top, width, BAR_HEIGHT * fontSize);
  });
  context.fill();
}

/** Those that fit in the box, and a few more. */
function visibleLines(
  { h, style: { fontSize } }: TextShape,
  lines: readonly TextLine[],
): readonly TextLine[] {
  const fitting = Math.max(1, Math.round(h / (LINE_HEIGHT * fontSize)));
  return lines.length > fitting + OVERFLOW_LINES ? lines.slice(0, fitting + OVERFLOW_LINES) : lines;
}

/** Where a line of this width begins. */
function offsetOf({ w, style: { align } }: TextShape, width: number): number {
  if (align === 'left' || align === 'auto') return 0;
  return align === 'right' ? w - width : (w - width) / 2;
}
