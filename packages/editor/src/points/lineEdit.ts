import {
  type ArrowShape,
  type Binding,
  boxCenter,
  freezeArrow,
  type LineShape,
  type Lookup,
  linePoints,
  type Point,
  placePoints,
  resolveArrow,
  rotatePoint,
  type Shape,
  type ShapePatch,
} from '@drawbridge/board';

export type Linear = ArrowShape | LineShape;

export function isLinear(shape: Shape | undefined): shape is Linear {
  return shape?.type === 'arrow' || shape?.type === 'line';
}

export function hasElbows(shape: Linear): boolean {
  return shape.type === 'arrow' && shape.style.route === 'elbow';
}

/** The points that one can take, in page px: of an elbow the ends alone, as the rest follows from them. */
export function editablePoints(shape: Linear): readonly Point[] {
  const center = boxCenter(shape);
  const points = linePoints(shape).map((point) => rotatePoint(point, center, shape.rotation));
  return hasElbows(shape) ? [...points.slice(0, 1), ...points.slice(-1)] : points;
}

/** What the ends of an arrow hold on to; lines hold on to nothing. */
export interface Ends {
  readonly start?: Binding | undefined;
  readonly end?: Binding | undefined;
}

/** The line with other points, given in page px, as it is shown then. */
export function withPoints(
  shape: Linear,
  points: readonly Point[],
  { start, end }: Ends,
  lookup: Lookup,
): Linear {
  const moved = { ...shape, ...placePoints(points), rotation: 0 };
  return moved.type === 'arrow' ? resolveArrow({ ...moved, start, end }, lookup) : moved;
}

/** What has to be written so that the line is `shown` for good. */
export function patchTo(shown: Linear): ShapePatch {
  if (shown.type === 'line') return pointsOf(shown);
  const { start, end } = shown;
  return { ...pointsOf(freezeArrow(shown, { ...shown, ...NOTHING_BETWEEN })), start, end };
}

function pointsOf({ x, y, w, h, rotation, packed }: Linear) {
  return { x, y, w, h, rotation, packed };
}

/** Of an elbow, the ends alone are written. */
const NOTHING_BETWEEN = placePoints([]);
