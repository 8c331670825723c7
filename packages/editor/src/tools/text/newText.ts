import type { NewShape, Point, Style, TextShape } from '@drawbridge/board';
import { LINE_HEIGHT } from '@drawbridge/shapes';

/** A text that begins at this point of the page, which is at half the height of its first line. */
export function newTextAt({ x, y }: Point, style: Style): NewShape<TextShape> {
  const h = lineHeight(style);
  return { type: 'text', x, y: y - h / 2, w: 0, h, style };
}

/** In page px. */
export function lineHeight({ fontSize }: Style): number {
  return LINE_HEIGHT * fontSize;
}
