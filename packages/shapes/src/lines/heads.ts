import type { Head, Path, Point } from '@drawbridge/board';

/*
 * What ends of lines look like, each in its own coordinates: the tip at the origin, the line coming along the x axis from
 * the left. A length of 1 is that of a head.
 */

/** One kind of head. */
export interface HeadLook {
  /** Lines that are stroked. */
  readonly strokes: readonly Path[];
  /** Areas that are filled, with round corners. */
  readonly fills: readonly Path[];
  /** How much of the line the head takes the place of. */
  readonly trim: number;
}

/** Half of the width of most heads. */
const HALF = 0.45;
/** A circle of this radius touches the tip. */
const RADIUS = 0.3;
/** How far the control points of a quarter of a circle are from its ends, of the radius. */
const KAPPA = 0.5523;
/** Where the bar of what means exactly one is, and that behind a crow's foot. */
const BAR_AT = -0.5;
const FAR_BAR_AT = -1.35;

const TRIANGLE = polygon([0, 0], [-1, HALF], [-1, -HALF]);
const DIAMOND = polygon([0, 0], [-0.6, 0.36], [-1.2, 0], [-0.6, -0.36]);
const DOT = circle(-RADIUS, RADIUS);
const CROWS_FOOT = [openLine([0, -HALF], [-1, 0], [0, HALF])];

export const HEAD_LOOKS: Readonly<Record<Exclude<Head, 'none'>, HeadLook>> = {
  arrow: { strokes: [openLine([-0.9, HALF], [0, 0], [-0.9, -HALF])], fills: [], trim: 0 },
  triangle: { strokes: [], fills: [TRIANGLE], trim: 0.9 },
  'triangle-outline': { strokes: [TRIANGLE], fills: [], trim: 1 },
  bar: { strokes: [bar(0)], fills: [], trim: 0 },
  dot: { strokes: [], fills: [DOT], trim: 1.6 * RADIUS },
  'dot-outline': { strokes: [DOT], fills: [], trim: 2 * RADIUS },
  diamond: { strokes: [], fills: [DIAMOND], trim: 1.1 },
  'diamond-outline': { strokes: [DIAMOND], fills: [], trim: 1.2 },
  one: { strokes: [bar(BAR_AT)], fills: [], trim: 0 },
  many: { strokes: CROWS_FOOT, fills: [], trim: 0 },
  'one-or-many': { strokes: [...CROWS_FOOT, bar(FAR_BAR_AT)], fills: [], trim: 0 },
};

/** How far a head reaches back along the line, and to each side of it, at most. */
export const HEAD_REACH = 1.35;

type Place = readonly [x: number, y: number];

function openLine(...places: readonly Place[]): Path {
  return places.map(([x, y], index) => [index === 0 ? 'move' : 'line', x, y]);
}

function polygon(first: Place, ...rest: readonly Place[]): Path {
  return openLine(first, ...rest, first);
}

function bar(x: number): Path {
  return openLine([x, -HALF], [x, HALF]);
}

function circle(x: number, radius: number): Path {
  const k = KAPPA * radius;
  return [
    ['move', x + radius, 0],
    ['curve', x + radius, k, x + k, radius, x, radius],
    ['curve', x - k, radius, x - radius, k, x - radius, 0],
    ['curve', x - radius, -k, x - k, -radius, x, -radius],
    ['curve', x + k, -radius, x + radius, -k, x + radius, 0],
  ];
}

/** A head at the end of a line: its tip, the direction it points in as a unit vector, and its length in page px. */
export interface PlacedHead {
  readonly look: HeadLook;
  readonly tip: Point;
  readonly dx: number;
  readonly dy: number;
  readonly length: number;
}

/** A path of a head's own coordinates as it lies at the end of its line. */
export function placeHead(path: Path, head: PlacedHead): Path {
  return path.map((step) => {
    if (step[0] !== 'curve') return [step[0], ...placed(head, step[1], step[2])] as const;
    const [, x1, y1, x2, y2, x3, y3] = step;
    return ['curve', ...placed(head, x1, y1), ...placed(head, x2, y2), ...placed(head, x3, y3)] as const;
  });
}

function placed({ tip, dx, dy, length }: PlacedHead, x: number, y: number): readonly [number, number] {
  return [tip.x + length * (dx * x - dy * y), tip.y + length * (dy * x + dx * y)];
}
