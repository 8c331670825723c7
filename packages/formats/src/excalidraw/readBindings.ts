import {
  anchorAt,
  type Binding,
  boxCenter,
  boxContainsPoint,
  distance,
  isBindable,
  isRecord,
  linePoints,
  type Point,
  parseNumber,
  rotatePoint,
} from '@drawbridge/board';
import type { ForeignElement } from './element.ts';
import type { Read } from './readTypes.ts';

/** By the ids that their elements have. */
export type ShapesByName = ReadonlyMap<unknown, Read | undefined>;

type ReadArrow = Extract<Read, { readonly type: 'arrow' }>;

/** The arrow, bound to what its element was bound to, as far as that is there and can be bound to. */
export function bindArrow(arrow: ReadArrow, { fields }: ForeignElement, shapes: ShapesByName): ReadArrow {
  const points = linePoints(arrow);
  const isElbow = fields.elbowed === true;
  return {
    ...arrow,
    start: readBinding(fields.startBinding, shapes, { points: points.toReversed(), isElbow }),
    end: readBinding(fields.endBinding, shapes, { points, isElbow }),
  };
}

/** How far from a shape an arrow may end and still be seen to end at it, in page px. */
const MAX_GAP_PX = 12;

/** Whether an older file has this arrow end at a distance from a shape that it is bound to. Ours go on to the shape. */
export function endsShort({ start, end }: ReadArrow, { fields }: ForeignElement): boolean {
  return hasGap(start, fields.startBinding) || hasGap(end, fields.endBinding);
}

function hasGap(read: Binding | undefined, value: unknown): boolean {
  if (!read || read.isInside || !isRecord(value)) return false;
  return typeof value.gap === 'number' && value.gap > MAX_GAP_PX;
}

interface Way {
  /** In page px; the last one is where the arrow is bound. */
  readonly points: readonly Point[];
  readonly isElbow: boolean;
}

function readBinding(value: unknown, shapes: ShapesByName, way: Way): Binding | undefined {
  if (!isRecord(value) || typeof value.elementId !== 'string') return undefined;
  const shape = shapes.get(value.elementId);
  const tip = way.points.at(-1);
  if (!shape || !tip || value.mode === 'skip' || !isBindable(shape)) return undefined;
  const placed = { ...shape, rotation: shape.rotation ?? 0 };
  const isInside = value.mode === undefined ? !way.isElbow && contains(placed, tip) : value.mode === 'inside';
  const anchor = readFixedPoint(value.fixedPoint) ?? anchorAt(isInside ? tip : aimOf(way, placed), placed);
  return { id: shape.id, ...anchor, isInside };
}

/** Shares of the bound shape's box; ours are never outside of it. */
function readFixedPoint(value: unknown): Pick<Binding, 'x' | 'y'> | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y]: readonly unknown[] = value;
  return { x: parseNumber(x, 0.5, 0, 1), y: parseNumber(y, 0.5, 0, 1) };
}

type Placed = Read & { readonly rotation: number };

function contains(shape: Placed, point: Point): boolean {
  return boxContainsPoint(shape, rotatePoint(point, boxCenter(shape), -shape.rotation));
}

/**
 * Older files say how far the line passes the middle of the shape. So does the line itself: where it would be nearest to the
 * middle, if it went on, is what it aims at. One that comes out of the shape, or would miss it, aims at where it ends.
 */
function aimOf({ points }: Way, shape: Placed): Point {
  const [before, tip] = points.slice(-2);
  if (!before || !tip) return boxCenter(shape);
  const aim = nearestOnLine(boxCenter(shape), before, tip);
  return contains(shape, before) || !contains(shape, aim) ? tip : aim;
}

/** The point nearest to `point` on the endless line through two others. */
function nearestOnLine(point: Point, a: Point, b: Point): Point {
  const length = distance(a, b);
  if (length === 0) return point;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const along = (point.x - a.x) * dx + (point.y - a.y) * dy;
  return { x: a.x + dx * along, y: a.y + dy * along };
}
