import {
  type ArrowShape,
  type Box,
  distance,
  flattenPath,
  type LineShape,
  type Path,
  type Point,
  strokePoints,
} from '@drawbridge/board';
import { createBoundedCache } from '../boundedCache.ts';
import { memoize } from '../memoize.ts';
import { boundsOfPacked } from '../strokeScale.ts';
import { bentPath } from './bentPath.ts';
import { pathBounds } from './pathBounds.ts';
import { smoothPath } from './smoothPath.ts';

export type Linear = ArrowShape | LineShape;

/** Where a line or an arrow goes, from its shape's (x, y), in page px. */
export interface Way {
  readonly path: Path;
  /** The same without curves, close enough for every use but drawing. */
  readonly line: readonly Point[];
}

/** LIMIT of curves in memory, a few KB each: more than are in view where they show. */
const MAX_WAYS = 2000;
/** How round the corners of elbows are. */
const ELBOW_RADIUS_PX = 14;
/** Smaller than this on the canvas, a curve looks as straight lines do. */
const MIN_CURVE_CANVAS_PX = 10;

/** Too short to see, and makes a dot a line: one without length has no round ends and shows nothing. */
const DOT_LENGTH_PX = 0.01;

/** By the points of the line, which moving and recolouring it leave as they are. */
const curves = createBoundedCache<Uint8Array, Way & { readonly isClosed: boolean }>(MAX_WAYS);

/** The last point is the first: the line has an inside. An arrow never has. */
export function isClosedLine({ type, packed }: Linear): boolean {
  if (type === 'arrow') return false;
  const points = strokePoints({ packed });
  const [first, last] = [points[0], points.at(-1)];
  return points.length > 2 && first !== undefined && first.x === last?.x && first.y === last.y;
}

/** Only arrows have elbows: of a line it is known where it goes. */
function isCurved({ style }: Linear): boolean {
  return style.route === 'curved';
}

/** The path to be drawn at this scale (canvas px per page px). */
export function pathOf(shape: Linear, scale: number): Path {
  const points = strokePoints(shape);
  if (shape.w === 0 && shape.h === 0) return dotPath(points);
  const { route, corners } = shape.style;
  if (shape.type === 'arrow' && route === 'elbow' && corners === 'round') {
    return bentPath(points, ELBOW_RADIUS_PX * scale >= 1 ? ELBOW_RADIUS_PX : 0);
  }
  const isCurveSeen = isCurved(shape) && Math.max(shape.w, shape.h) * scale >= MIN_CURVE_CANVAS_PX;
  return isCurveSeen ? curveOf(shape).path : bentPath(points);
}

function dotPath([point]: readonly Point[]): Path {
  return point ? bentPath([{ x: point.x - DOT_LENGTH_PX, y: point.y }, point]) : [];
}

/** What a click has to touch. */
export function lineOf(shape: Linear): readonly Point[] {
  return isCurved(shape) ? curveOf(shape).line : strokePoints(shape);
}

/** The box around the way. */
export function wayBounds(shape: Linear): Box {
  if (!isCurved(shape)) return boundsOfPacked(shape.packed);
  return isClosedLine(shape) ? boundsOfLoop(shape.packed) : boundsOfCurve(shape.packed);
}

const boundsOfCurve = memoize((packed: Uint8Array): Box => pathBounds(curveThrough(packed, false)));
const boundsOfLoop = memoize((packed: Uint8Array): Box => pathBounds(curveThrough(packed, true)));

function curveOf(shape: Linear): Way {
  const isClosed = isClosedLine(shape);
  const known = curves.get(shape.packed);
  if (known?.isClosed === isClosed) return known;
  const path = curveThrough(shape.packed, isClosed);
  const way = { path, line: flattenPath(path, 1, 1), isClosed };
  curves.set(shape.packed, way);
  return way;
}

function curveThrough(packed: Uint8Array, isClosed: boolean): Path {
  return smoothPath(strokePoints({ packed }), isClosed);
}

/** In page px. */
export function lengthOf(line: readonly Point[]): number {
  return line.reduce((length, point, index) => length + distance(line[index - 1] ?? point, point), 0);
}

/** The point so many px along the line; its last one beyond that. */
export function pointAlong(line: readonly Point[], px: number): Point | undefined {
  let left = px;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1] ?? to;
    const length = distance(from, to);
    if (length > 0 && left <= length) {
      const share = Math.max(0, left / length);
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return line.at(-1);
}
