import { fitPath, type Path, polygon } from './path.ts';

/** What a geometric shape is: its outline in a box of 1 by 1, and where in the box its label goes. */
export interface GeometricKind {
  readonly label: string;
  /** The name of a lucide icon. */
  readonly icon: string;
  readonly path: Path;
  /** Left, top, width and height of the label's box, as shares of the shape's. */
  readonly labelBox: readonly [x: number, y: number, w: number, h: number];
}

const WHOLE_BOX = [0, 0, 1, 1] as const;

/** How far the control points of a quarter of a circle are from its ends, of the radius: the error is 0.03 %. */
const KAPPA = 0.5523;
const NEAR = 0.5 - KAPPA / 2;
const FAR = 0.5 + KAPPA / 2;
/** Half of what an ellipse leaves around the largest box in it. */
const ELLIPSE_INSET = (1 - Math.SQRT1_2) / 2;

/** Every geometric shape type. A new one is a line here: tools, drawing, hit tests, binding and export read this table. */
export const GEOMETRIC_KINDS = {
  rectangle: kind('Rectangle', 'square', polygon(0, 0, 1, 0, 1, 1, 0, 1)),
  diamond: kind('Diamond', 'diamond', polygon(0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5), [0.25, 0.25, 0.5, 0.5]),
  ellipse: kind(
    'Ellipse',
    'circle',
    [
      ['move', 0.5, 0],
      ['curve', FAR, 0, 1, NEAR, 1, 0.5],
      ['curve', 1, FAR, FAR, 1, 0.5, 1],
      ['curve', NEAR, 1, 0, FAR, 0, 0.5],
      ['curve', 0, NEAR, NEAR, 0, 0.5, 0],
    ],
    [ELLIPSE_INSET, ELLIPSE_INSET, Math.SQRT1_2, Math.SQRT1_2],
  ),
  triangle: kind('Triangle', 'triangle', polygon(0.5, 0, 1, 1, 0, 1), [0.25, 0.45, 0.5, 0.55]),
  pentagon: kind('Pentagon', 'pentagon', regularPolygon(5), [0.18, 0.25, 0.64, 0.65]),
  hexagon: kind(
    'Hexagon',
    'hexagon',
    polygon(0.25, 0, 0.75, 0, 1, 0.5, 0.75, 1, 0.25, 1, 0, 0.5),
    [0.15, 0.1, 0.7, 0.8],
  ),
  octagon: kind(
    'Octagon',
    'octagon',
    polygon(0.3, 0, 0.7, 0, 1, 0.3, 1, 0.7, 0.7, 1, 0.3, 1, 0, 0.7, 0, 0.3),
    [0.1, 0.1, 0.8, 0.8],
  ),
  star: kind('Star', 'star', starPolygon(5, 0.4), [0.28, 0.32, 0.44, 0.42]),
  parallelogram: kind(
    'Parallelogram',
    'parallelogram',
    polygon(0.2, 0, 1, 0, 0.8, 1, 0, 1),
    [0.2, 0, 0.6, 1],
  ),
  trapezoid: kind('Trapezoid', 'trapezoid', polygon(0.2, 0, 0.8, 0, 1, 1, 0, 1), [0.15, 0, 0.7, 1]),
  'arrow-right': kind(
    'Block arrow right',
    'arrow-big-right',
    polygon(0, 0.25, 0.6, 0.25, 0.6, 0, 1, 0.5, 0.6, 1, 0.6, 0.75, 0, 0.75),
    [0.02, 0.25, 0.8, 0.5],
  ),
  'arrow-left': kind(
    'Block arrow left',
    'arrow-big-left',
    polygon(1, 0.25, 0.4, 0.25, 0.4, 0, 0, 0.5, 0.4, 1, 0.4, 0.75, 1, 0.75),
    [0.18, 0.25, 0.8, 0.5],
  ),
  plus: kind(
    'Plus',
    'plus',
    polygon(
      0.33,
      0,
      0.67,
      0,
      0.67,
      0.33,
      1,
      0.33,
      1,
      0.67,
      0.67,
      0.67,
      0.67,
      1,
      0.33,
      1,
      0.33,
      0.67,
      0,
      0.67,
      0,
      0.33,
      0.33,
      0.33,
    ),
    [0.05, 0.33, 0.9, 0.34],
  ),
  cloud: kind(
    'Cloud',
    'cloud',
    fitPath([
      ['move', 0.23, 0.86],
      ['curve', 0.02, 0.9, -0.06, 0.55, 0.11, 0.47],
      ['curve', 0.04, 0.2, 0.27, 0.08, 0.37, 0.21],
      ['curve', 0.47, -0.07, 0.79, -0.03, 0.79, 0.27],
      ['curve', 1.01, 0.24, 1.06, 0.6, 0.89, 0.66],
      ['curve', 0.94, 0.93, 0.72, 1.02, 0.62, 0.87],
      ['curve', 0.52, 1.06, 0.29, 1.03, 0.23, 0.86],
    ]),
    [0.16, 0.25, 0.68, 0.52],
  ),
  heart: kind(
    'Heart',
    'heart',
    fitPath([
      ['move', 0.5, 1],
      ['curve', 0.32, 0.84, 0, 0.62, 0, 0.3],
      ['curve', 0, -0.06, 0.42, -0.1, 0.5, 0.22],
      ['curve', 0.58, -0.1, 1, -0.06, 1, 0.3],
      ['curve', 1, 0.62, 0.68, 0.84, 0.5, 1],
    ]),
    [0.18, 0.2, 0.64, 0.4],
  ),
} as const satisfies Readonly<Record<string, GeometricKind>>;

export type GeometricType = keyof typeof GEOMETRIC_KINDS;

// Object.keys of a typed object lists keys of its type; TypeScript only promises strings.
export const GEOMETRIC_TYPES = Object.keys(GEOMETRIC_KINDS) as readonly GeometricType[];

export function isGeometricType(value: unknown): value is GeometricType {
  return typeof value === 'string' && Object.hasOwn(GEOMETRIC_KINDS, value);
}

function kind(
  label: string,
  icon: string,
  path: Path,
  labelBox: GeometricKind['labelBox'] = WHOLE_BOX,
): GeometricKind {
  return { label, icon, path, labelBox };
}

/** Corners on a circle, the first at the top. */
function regularPolygon(corners: number): Path {
  return fitPath(
    polygon(...Array.from({ length: corners }, (_, index) => onCircle(index / corners, 1)).flat()),
  );
}

/** A star whose inner corners are at `innerShare` of the radius. */
function starPolygon(tips: number, innerShare: number): Path {
  const corners = Array.from({ length: 2 * tips }, (_, index) =>
    onCircle(index / (2 * tips), index % 2 === 0 ? 1 : innerShare),
  );
  return fitPath(polygon(...corners.flat()));
}

/** At this share of a turn, clockwise from the top. */
function onCircle(turn: number, radius: number): [x: number, y: number] {
  const angle = 2 * Math.PI * turn;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}
