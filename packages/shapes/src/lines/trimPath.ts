import { distance, type Path, type PathStep, type Point } from '@drawbridge/board';

/** An open path, so many px shorter at its beginning and at its end; never by more than its first and its last piece. */
export function trimPath(path: Path, startPx: number, endPx: number): Path {
  const shorter = endPx > 0 ? trimEnd(path, endPx) : path;
  return startPx > 0 ? reversed(trimEnd(reversed(shorter), startPx)) : shorter;
}

function trimEnd(path: Path, px: number): Path {
  const [last, before] = [path.at(-1), path.at(-2)];
  if (!last || !before) return path;
  return [...path.slice(0, -1), trimPiece(endOf(before), last, px)];
}

function trimPiece(from: Point, step: PathStep, px: number): PathStep {
  const end = endOf(step);
  if (step[0] !== 'curve') {
    const length = distance(from, end);
    const share = length > 0 ? Math.max(0, 1 - px / length) : 1;
    return [step[0], from.x + (end.x - from.x) * share, from.y + (end.y - from.y) * share];
  }
  return splitCurve(from, step, shareBefore(from, step, px));
}

type Curve = PathStep & { readonly 0: 'curve' };

/** How exactly, as a power of a half, the place on a curve is found. */
const BISECTIONS = 12;

/** The share of the curve after which it is `px` to its end, as the crow flies. Bisection. */
function shareBefore(from: Point, step: Curve, px: number): number {
  const end = endOf(step);
  let [near, far] = [1, 0];
  for (let round = 0; round < BISECTIONS; round++) {
    const middle = (near + far) / 2;
    if (distance(endOf(splitCurve(from, step, middle)), end) < px) near = middle;
    else far = middle;
  }
  return far;
}

/** The curve up to `share` of it. De Casteljau's algorithm. */
function splitCurve(from: Point, [, x1, y1, x2, y2, x3, y3]: Curve, share: number): Curve {
  const between = (a: Point, b: Point): Point => ({
    x: a.x + (b.x - a.x) * share,
    y: a.y + (b.y - a.y) * share,
  });
  const [p1, p2, p3] = [
    { x: x1, y: y1 },
    { x: x2, y: y2 },
    { x: x3, y: y3 },
  ];
  const [a, b, c] = [between(from, p1), between(p1, p2), between(p2, p3)];
  const [d, e] = [between(a, b), between(b, c)];
  const end = between(d, e);
  return ['curve', a.x, a.y, d.x, d.y, end.x, end.y];
}

function reversed(path: Path): Path {
  const steps: PathStep[] = [];
  path.toReversed().forEach((step, index, all) => {
    if (index === 0) steps.push(['move', endOf(step).x, endOf(step).y]);
    const before = all[index + 1];
    if (!before) return;
    const to = endOf(before);
    if (step[0] === 'curve') steps.push(['curve', step[3], step[4], step[1], step[2], to.x, to.y]);
    else steps.push(['line', to.x, to.y]);
  });
  return steps;
}

/** Where a step leads. */
export function endOf(step: PathStep): Point {
  return step[0] === 'curve' ? { x: step[5], y: step[6] } : { x: step[1], y: step[2] };
}
