import type { Path, PathStep, Point } from '@drawbridge/board';

/**
 * A smooth path through all points, each passed in the direction from its one neighbour to the other. It begins and ends
 * straight towards the curve (a parabola), so that three points are an arc. A closed one, whose last point is its first,
 * has no corner there.
 *
 * Centripetal Catmull–Rom spline in Bézier form (Yuksel, Schaefer and Keyser, 2011): it makes no loops of its own.
 */
export function smoothPath(points: readonly Point[], isClosed: boolean): Path {
  const line = withoutRepeats(points);
  const [first] = line;
  if (!first) return [];
  const steps: PathStep[] = [['move', first.x, first.y]];
  line.forEach((to, index) => {
    const from = line[index - 1];
    if (!from) return;
    const before = line[index - 2] ?? (isClosed ? line.at(-2) : undefined);
    const after = line[index + 1] ?? (isClosed ? line[1] : undefined);
    steps.push(pieceBetween(from, to, before, after));
  });
  return steps;
}

function withoutRepeats(points: readonly Point[]): Point[] {
  return points.filter(({ x, y }, index) => {
    const before = points[index - 1];
    return !before || before.x !== x || before.y !== y;
  });
}

function pieceBetween(from: Point, to: Point, before: Point | undefined, after: Point | undefined): PathStep {
  const leaving = before && controlPoint(before, from, to);
  const arriving = after && controlPoint(after, to, from);
  if (!leaving && !arriving) return ['line', to.x, to.y];
  const a = leaving ?? bendTowards(from, to, arriving ?? to);
  const b = arriving ?? bendTowards(to, from, leaving ?? from);
  return ['curve', a.x, a.y, b.x, b.y, to.x, to.y];
}

/** Of the piece from `at` to `to`, the control point at its beginning, where the curve comes from `before`. */
function controlPoint(before: Point, at: Point, to: Point): Point {
  const [back, ahead] = [rootDistance(before, at), rootDistance(at, to)];
  const share = 3 * back * (back + ahead);
  if (share === 0) return at;
  const [own, next, last] = [2 * back * back + 3 * back * ahead + ahead * ahead, back * back, ahead * ahead];
  return {
    x: (next * to.x - last * before.x + own * at.x) / share,
    y: (next * to.y - last * before.y + own * at.y) / share,
  };
}

/** The control point at an end where nothing says the direction: that of the parabola whose other end has this one. */
function bendTowards(end: Point, other: Point, control: Point): Point {
  const tip = { x: other.x + 1.5 * (control.x - other.x), y: other.y + 1.5 * (control.y - other.y) };
  return { x: end.x + (2 / 3) * (tip.x - end.x), y: end.y + (2 / 3) * (tip.y - end.y) };
}

function rootDistance(a: Point, b: Point): number {
  return Math.sqrt(Math.hypot(b.x - a.x, b.y - a.y));
}
