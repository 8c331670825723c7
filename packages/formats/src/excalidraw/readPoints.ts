import {
  boxAroundPoints,
  boxCenter,
  distance,
  MAX_STROKE_POINTS,
  type Point,
  rotatePoint,
  type StrokePoint,
} from '@drawbridge/board';
import { type ForeignElement, isPlace, type Notes } from './element.ts';

const DEFAULT_PRESSURE = 0.5;

/**
 * The points of a line or a stroke in page px, before it is turned; undefined when one of them lies nowhere, or when there is
 * nothing to see. Of too many, as many are kept as one shape may have, evenly along the line.
 */
export function readPoints({ fields, origin }: ForeignElement, notes: Notes): StrokePoint[] | undefined {
  const { points, pressures } = fields;
  if (!Array.isArray(points)) return undefined;
  const read: StrokePoint[] = [];
  for (const [index, point] of points.slice(0, notes.limits.points).entries()) {
    const placed = placePoint(point, origin, Array.isArray(pressures) ? pressures[index] : undefined);
    if (!placed) return undefined;
    read.push(placed);
  }
  if (points.length > MAX_STROKE_POINTS) notes.changed('Lines of too many points have fewer');
  return thinPoints(read, MAX_STROKE_POINTS);
}

function placePoint(point: unknown, origin: Point, pressure: unknown): StrokePoint | undefined {
  const [dx, dy]: readonly unknown[] = Array.isArray(point) ? point : [];
  if (!isPlace(dx) || !isPlace(dy)) return undefined;
  const [x, y] = [origin.x + dx, origin.y + dy];
  if (!isPlace(x) || !isPlace(y)) return undefined;
  return { x, y, pressure: typeof pressure === 'number' ? pressure : DEFAULT_PRESSURE };
}

/** At most `max` of the points, the first and the last among them, with about the same way between each and the next. */
export function thinPoints<P extends Point>(points: readonly P[], max: number): P[] {
  if (points.length <= max) return [...points];
  const ways = points.map((point, index) => distance(points[index - 1] ?? point, point));
  const step = ways.reduce((sum, way) => sum + way, 0) / (max - 2);
  let toGo = 0;
  const kept = points.slice(0, -1).filter((_, index) => {
    toGo -= ways[index] ?? 0;
    if (toGo > 0) return false;
    toGo = step;
    return true;
  });
  return [...kept.slice(0, max - 1), ...points.slice(-1)];
}

/** Turned about the middle of the box around them, as Excalidraw turns lines. */
export function turnPoints<P extends Point>(points: readonly P[], angle: number): P[] {
  if (angle === 0) return [...points];
  const center = boxCenter(boxAroundPoints(points));
  return points.map((point) => ({ ...point, ...rotatePoint(point, center, angle) }));
}

export function hasLength(points: readonly Point[]): boolean {
  const [first] = points;
  return first !== undefined && points.some((point) => distance(point, first) > 0);
}
