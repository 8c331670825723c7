import { boxCorners, type PlaceholderShape } from '@drawbridge/board';
import type { ShapeUtil } from './shapeUtil.ts';
import { labelIn } from './text/label.ts';

/** What has no size of its own still needs something to click on. */
const MIN_SIZE_PX = 24;
const DASH_PX = [6, 5];
const LINE_WIDTH_PX = 1.5;

/** A card with a broken outline, and on it the words for what cannot be shown. */
export const placeholderUtil: ShapeUtil<PlaceholderShape> = {
  styleKeys: [],
  bounds: (shape) => ({ x: 0, y: 0, ...size(shape) }),
  outline(shape) {
    const corners = boxCorners({ x: 0, y: 0, ...size(shape) });
    return [...corners, corners[0]];
  },
  reach: () => LINE_WIDTH_PX,
  lineWidth: () => LINE_WIDTH_PX,
  isFilled: () => true,
  draw(context, shape, { theme, hairline }) {
    const { w, h } = size(shape);
    context.fillStyle = theme.tints.grey;
    context.fillRect(0, 0, w, h);
    context.strokeStyle = theme.placeholder;
    context.lineCap = 'butt';
    context.lineJoin = 'miter';
    context.lineWidth = Math.max(LINE_WIDTH_PX, hairline);
    context.setLineDash(DASH_PX);
    context.strokeRect(0, 0, w, h);
    context.setLineDash([]);
  },
  label: (shape) => labelIn({ x: 0, y: 0, ...size(shape) }, shape),
  labelColor: (_, theme) => theme.strokes.black,
};

function size({ w, h }: PlaceholderShape): { w: number; h: number } {
  return { w: Math.max(MIN_SIZE_PX, w), h: Math.max(MIN_SIZE_PX, h) };
}
