import { boxCenter, type Point, pageOutline, rotatePoint, type Shape } from '@drawbridge/board';

/**
 * The places on the outline of a shape, in page px, that ends of arrows snap to: straight up, down and to both sides of its
 * middle, as the shape is turned. Of a rectangle these are the middles of its sides.
 */
export function magnetsOf(shape: Shape, outline: readonly Point[] = pageOutline(shape)): Point[] {
  const center = boxCenter(shape);
  return DIRECTIONS.flatMap((direction) => {
    const way = rotatePoint(direction, ORIGIN, shape.rotation);
    return furthestOn(outline, center, way) ?? [];
  });
}

const ORIGIN: Point = { x: 0, y: 0 };
const DIRECTIONS: readonly Point[] = [
  { x: 0, y: -1 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
];

/** The last point of the outline on the ray from `from` along the unit vector `way`. */
function furthestOn(outline: readonly Point[], from: Point, way: Point): Point | undefined {
  let furthest = 0;
  outline.forEach((b, index) => {
    const a = outline[index - 1];
    if (!a) return;
    const [besideA, besideB] = [besides(a, from, way), besides(b, from, way)];
    if (besideA > 0 === besideB > 0) return;
    const share = besideA / (besideA - besideB);
    const along = alongs(a, from, way) + share * (alongs(b, from, way) - alongs(a, from, way));
    furthest = Math.max(furthest, along);
  });
  return furthest > 0 ? { x: from.x + way.x * furthest, y: from.y + way.y * furthest } : undefined;
}

/** How far the point is along the ray, and beside it. */
function alongs(point: Point, from: Point, way: Point): number {
  return (point.x - from.x) * way.x + (point.y - from.y) * way.y;
}

function besides(point: Point, from: Point, way: Point): number {
  return (point.x - from.x) * -way.y + (point.y - from.y) * way.x;
}

/** The point of the outline, in page px, that is nearest. */
export function nearestOn(outline: readonly Point[], point: Point): Point | undefined {
  let nearest: Point | undefined;
  let least = Infinity;
  outline.forEach((b, index) => {
    const candidate = nearestOfPiece(outline[index - 1] ?? b, b, point);
    const away = Math.hypot(candidate.x - point.x, candidate.y - point.y);
    if (away >= least) return;
    least = away;
    nearest = candidate;
  });
  return nearest;
}

function nearestOfPiece(a: Point, b: Point, { x, y }: Point): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const squared = dx * dx + dy * dy;
  const share = squared > 0 ? Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / squared)) : 0;
  return { x: a.x + share * dx, y: a.y + share * dy };
}
