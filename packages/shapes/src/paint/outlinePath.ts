import type { Path, PathStep } from '@drawbridge/board';

/** How far the control points of a round corner are from where it begins, of the way to the corner: as in a circle. */
const ROUND_SHARE = 0.5523;
/** Of the shorter side at a corner: something of every side stays straight. */
const MAX_CUT_SHARE = 0.4;

/** A path stretched to this size, in page px, with corners between straight sides rounded by about `radiusPx`. */
export function outlinePath(path: Path, w: number, h: number, radiusPx: number): Path {
  const stretched = path.map((step) => stretch(step, w, h));
  return radiusPx > 0 ? roundCorners(stretched, radiusPx) : stretched;
}

function stretch(step: PathStep, w: number, h: number): PathStep {
  if (step[0] !== 'curve') return [step[0], step[1] * w, step[2] * h];
  const [, x1, y1, x2, y2, x, y] = step;
  return ['curve', x1 * w, y1 * h, x2 * w, y2 * h, x * w, y * h];
}

/** A closed path whose corners between straight sides are curves. It begins and ends where the first corner is over. */
export function roundCorners(path: Path, radiusPx: number): Path {
  const rounded: PathStep[] = [];
  path.forEach((step, index) => {
    const from = path[index - 1];
    if (!from) return;
    // The step behind the last one is the first after the `move`.
    const next = path[index + 1] ?? path[1];
    if (step[0] !== 'line' || next?.[0] !== 'line') rounded.push(step);
    else rounded.push(...corner(endOf(from), endOf(step), endOf(next), radiusPx));
  });
  const last = rounded.at(-1);
  return last ? [['move', ...endOf(last)], ...rounded] : path;
}

type Place = readonly [x: number, y: number];

function corner(from: Place, at: Place, to: Place, radiusPx: number): PathStep[] {
  const [inLength, outLength] = [distance(from, at), distance(at, to)];
  const cut = Math.min(radiusPx, MAX_CUT_SHARE * Math.min(inLength, outLength));
  if (cut === 0) return [['line', ...at]];
  const [begin, end] = [towards(at, from, cut / inLength), towards(at, to, cut / outLength)];
  const controls = [...towards(begin, at, ROUND_SHARE), ...towards(end, at, ROUND_SHARE)] as const;
  return [
    ['line', ...begin],
    ['curve', ...controls, ...end],
  ];
}

function endOf(step: PathStep): Place {
  return step[0] === 'curve' ? [step[5], step[6]] : [step[1], step[2]];
}

function towards(from: Place, to: Place, share: number): Place {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function distance(a: Place, b: Place): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}
