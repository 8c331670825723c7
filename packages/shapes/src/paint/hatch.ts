import { distance, type Fill, flattenPath, type Path, type PathStep, type Point } from '@drawbridge/board';

/** A straight line of a hatch. */
export type HatchLine = readonly [from: Point, to: Point];

/** Not along the sides of a diamond, where lines and sides would run into each other. */
const ANGLE = (-41 * Math.PI) / 180;
/** LIMIT of lines in one direction: a larger shape has them further apart. */
const MAX_LINES = 250;

/** The lines of a hatch within a closed path, all as pieces of one path, which end `marginPx` before the outline. */
export function hatchPath(outline: Path, fill: Fill, gapPx: number, marginPx: number): Path {
  const polygon = flattenPath(outline, 1, 1);
  const angles = fill === 'cross-hatch' ? [ANGLE, ANGLE + Math.PI / 2] : [ANGLE];
  return angles
    .flatMap((angle) => hatchLines(polygon, angle, gapPx))
    .flatMap((line) => steps(line, marginPx));
}

/** None for a line that is nothing but margin. */
function steps([from, to]: HatchLine, marginPx: number): PathStep[] {
  const length = distance(from, to);
  if (length <= 2 * marginPx) return [];
  const [dx, dy] = [((to.x - from.x) * marginPx) / length, ((to.y - from.y) * marginPx) / length];
  return [
    ['move', from.x + dx, from.y + dy],
    ['line', to.x - dx, to.y - dy],
  ];
}

/**
 * Parallel lines, `gapPx` apart, cut to the inside of a closed polygon (by the even-odd rule). They keep their places when
 * the polygon grows.
 *
 * Scanline filling: the polygon is turned so that the lines are level, and each line is cut where it meets an edge.
 */
export function hatchLines(polygon: readonly Point[], angle: number, gapPx: number): HatchLine[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = polygon.map(({ x, y }) => ({ x: x * cos + y * sin, y: y * cos - x * sin }));
  const turnBack = (x: number, y: number): Point => ({ x: x * cos - y * sin, y: x * sin + y * cos });
  const top = Math.min(...turned.map(({ y }) => y));
  const bottom = Math.max(...turned.map(({ y }) => y));
  const gap = gapPx * Math.max(1, Math.ceil((bottom - top) / gapPx / MAX_LINES));
  const lines: HatchLine[] = [];
  for (let y = Math.ceil(top / gap) * gap; y <= bottom; y += gap) {
    const cuts = cutsAt(turned, y);
    for (let index = 0; index + 1 < cuts.length; index += 2) {
      const [left = 0, right = 0] = cuts.slice(index, index + 2);
      lines.push([turnBack(left, y), turnBack(right, y)]);
    }
  }
  return lines;
}

/** Where a level line meets the edges, from left to right. */
function cutsAt(polygon: readonly Point[], y: number): number[] {
  const cuts: number[] = [];
  polygon.forEach((to, index) => {
    const from = polygon[index - 1];
    // A corner belongs to one of its edges, so that a line through it is cut once.
    if (!from || from.y > y === to.y > y) return;
    cuts.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x));
  });
  return cuts.sort((a, b) => a - b);
}
