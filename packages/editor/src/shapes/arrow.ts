import { type ArrowShape, type Head, type Point, strokePoints } from '@drawbridge/board';
import type { Context2D } from '../render/context2D.ts';
import { strokeColor } from '../theme.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { boundsOfPacked } from './strokeScale.ts';
import { LINE_KEYS } from './styleKeys.ts';

/** A head grows with the line, but less than the line does. */
const MIN_HEAD_PX = 10;
const HEAD_PER_WIDTH_PX = 3;
/** Of the length of the line: two heads never meet. */
const MAX_HEAD_SHARE = 0.45;
/** Half of a head's width, of its length. */
const HEAD_ASPECT = 0.5;
/** A smaller head is a smudge at the end of the line. */
const MIN_HEAD_CANVAS_PX = 3;

export const arrowUtil: ShapeUtil<ArrowShape> = {
  styleKeys: [...LINE_KEYS, 'corners', 'route', 'startHead', 'endHead', 'font', 'fontSize'],
  bounds: (shape) => boundsOfPacked(shape.packed),
  outline: strokePoints,
  reach: ({ style: { width } }) => width / 2 + maxHeadLength(width) * HEAD_ASPECT,
  isFilled: () => false,
  draw(context, shape, { theme, scale, hairline }) {
    const points = strokePoints(shape);
    const { color, width, startHead, endHead } = shape.style;
    const length = Math.min(maxHeadLength(width), lengthOf(points) * MAX_HEAD_SHARE);
    const hasHeads = length * scale >= MIN_HEAD_CANVAS_PX;
    context.strokeStyle = strokeColor(theme, color);
    context.fillStyle = strokeColor(theme, color);
    context.lineWidth = Math.max(hairline, width);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    const start = hasHeads ? headAt(points, startHead, length) : undefined;
    const end = hasHeads ? headAt(points.toReversed(), endHead, length) : undefined;
    drawLine(context, points, start, end);
    if (start) drawHead(context, start);
    if (end) drawHead(context, end);
  },
};

function maxHeadLength(width: number): number {
  return MIN_HEAD_PX + HEAD_PER_WIDTH_PX * width;
}

/** A head at `tip`, in the direction of the unit vector (dx, dy). */
interface PlacedHead {
  readonly kind: Head;
  readonly tip: Point;
  readonly dx: number;
  readonly dy: number;
  readonly length: number;
}

/** At the first of the points; none where they are all in one place and say no direction. */
function headAt(points: readonly Point[], kind: Head, length: number): PlacedHead | undefined {
  const [tip] = points;
  if (!tip || kind === 'none') return undefined;
  const from = points.find(({ x, y }) => x !== tip.x || y !== tip.y);
  if (!from) return undefined;
  const distance = Math.hypot(tip.x - from.x, tip.y - from.y);
  return { kind, tip, length, dx: (tip.x - from.x) / distance, dy: (tip.y - from.y) / distance };
}

/** The corners of the line; under a triangle it ends before the tip, or it would stick out in front. */
function drawLine(
  context: Context2D,
  points: readonly Point[],
  start: PlacedHead | undefined,
  end: PlacedHead | undefined,
): void {
  const corners = [...points];
  const [first] = corners;
  if (!first) return;
  if (start?.kind === 'triangle') corners[0] = beforeTip(start, start.length / 2, 0);
  if (end?.kind === 'triangle') corners[corners.length - 1] = beforeTip(end, end.length / 2, 0);
  context.beginPath();
  context.moveTo(corners[0]?.x ?? 0, corners[0]?.y ?? 0);
  for (const { x, y } of corners.slice(1)) context.lineTo(x, y);
  context.stroke();
}

function drawHead(context: Context2D, head: PlacedHead): void {
  const { kind, tip, length } = head;
  const back = kind === 'bar' ? 0 : length;
  const left = beforeTip(head, back, length * HEAD_ASPECT);
  const right = beforeTip(head, back, -length * HEAD_ASPECT);
  context.beginPath();
  if (kind === 'dot')
    context.arc(tip.x, tip.y, (length * HEAD_ASPECT) / 2 + context.lineWidth / 2, 0, 2 * Math.PI);
  else {
    context.moveTo(left.x, left.y);
    if (kind !== 'bar') context.lineTo(tip.x, tip.y);
    context.lineTo(right.x, right.y);
  }
  if (kind === 'triangle') context.closePath();
  if (kind === 'triangle' || kind === 'dot') context.fill();
  if (kind !== 'dot') context.stroke();
}

/** The point `back` px behind the tip, and `aside` px beside the line. */
function beforeTip({ tip, dx, dy }: PlacedHead, back: number, aside: number): Point {
  return { x: tip.x - dx * back - dy * aside, y: tip.y - dy * back + dx * aside };
}

function lengthOf(points: readonly Point[]): number {
  let length = 0;
  points.forEach(({ x, y }, index) => {
    const before = points[index - 1];
    if (before) length += Math.hypot(x - before.x, y - before.y);
  });
  return length;
}
