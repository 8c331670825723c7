import {
  boxAroundPoints,
  distance,
  MAX_STROKE_POINTS,
  type Point,
  packPoints,
  parseStyle,
  placePoints,
  type StrokePoint,
  type Style,
} from '@drawbridge/board';
import { isPlace } from '../excalidraw/element.ts';
import { HIGHLIGHT_WIDTH } from '../excalidraw/freedraw.ts';
import { hasLength, thinPoints } from '../excalidraw/readPoints.ts';
import { type Fields, fieldsOf, scaleOf, stringOf } from './fields.ts';
import { shadeOf } from './palette.ts';
import { placeBox, toPage } from './place.ts';
import type { PlacedShape } from './placeShapes.ts';
import { commonOf, type ReadOne, type Surroundings } from './read.ts';
import { readSegments, TOO_MANY_POINTS_WORDS } from './readPoints.ts';
import { isDrawn, LABEL_SIZES, readStyle, sizeOf, TEXT_SIZES } from './readStyle.ts';

/** LIMIT of how exact points are kept: 0.05 / 2^3 page px. */
const RESOLUTION = 3;
/** A stroke by hand is so much broader than a line of the same size. */
const INK_EXTRA_PX = 1;

/** A stroke by hand; one that is straight, dashed or filled is a line, which can be all of that. */
export function readDraw(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { props, opacity } = shape;
  const points = readSegments(props, around.limits, around);
  const [first] = points ?? [];
  if (!points || !first) return undefined;
  const style = readStyle(props, opacity, LABEL_SIZES, around);
  const isFilled = props.isClosed === true && style.fill !== 'none';
  if (isLine(props, isFilled) && hasLength(points)) {
    if (isFilled && isDrawn(props)) around.changed('Filled strokes by hand: of the same width everywhere');
    const way =
      props.isClosed === true && distance(first, points.at(-1) ?? first) > 0 ? [...points, first] : points;
    return lineOf(shape, way, {
      ...style,
      ...(isFilled ? {} : NO_FILL),
      roughness: 'clean',
      route: 'straight',
    });
  }
  const width = style.width + (isDrawn(props) ? INK_EXTRA_PX * scaleOf(props) : 0);
  const isPen = props.isPen === true;
  const { packed, bounds, placed } = packStroke(shape, points, isPen);
  const drawn = parseStyle({ ...style, ...NO_FILL, width, dash: 'solid', roughness: 'clean' });
  return { shapes: [{ ...placed, packed, style: drawn, isPen, type: 'draw' }], bounds };
}

const NO_FILL = { fill: 'none', fillColor: 'stroke' } as const;

function isLine({ segments, dash }: Fields, isFilled: boolean): boolean {
  const all: readonly unknown[] = Array.isArray(segments) ? segments : [];
  const isStraight = all.every((segment) => fieldsOf(segment).type === 'straight');
  return isStraight || isFilled || dash === 'dashed' || dash === 'dotted';
}

/** How much broader a highlighter's line is than text of its size is high. */
const MARKER_SHARE = 1.12;

export function readHighlight(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { props, opacity } = shape;
  const points = readSegments(props, around.limits, around);
  if (!points || points.length === 0) return undefined;
  const style = readStyle({ ...props, fill: 'none', dash: 'solid' }, opacity, TEXT_SIZES, around);
  around.changed('Highlighters: paler');
  const width = (sizeOf(props, TEXT_SIZES) * MARKER_SHARE) / HIGHLIGHT_WIDTH;
  const color = shadeOf(props.color ?? 'black', 'marker') ?? style.color;
  const { packed, bounds, placed } = packStroke(shape, points, false);
  return {
    shapes: [{ ...placed, packed, style: parseStyle({ ...style, width, color }), type: 'highlight' }],
    bounds,
  };
}

function packStroke(shape: PlacedShape, points: readonly StrokePoint[], isPen: boolean) {
  const bounds = boxAroundPoints(points);
  const local = points.map((point) => ({ ...point, x: point.x - bounds.x, y: point.y - bounds.y }));
  const packed = packPoints({ points: local, isPen }, RESOLUTION);
  return { packed, bounds, placed: { ...commonOf(shape, ''), ...placeBox(shape.place, bounds) } };
}

/** A line through points, straight or as a curve. */
export function readLine(shape: PlacedShape, around: Surroundings): ReadOne | undefined {
  const { props, opacity } = shape;
  const points = readLinePoints(props, around);
  if (!points || !hasLength(points)) return undefined;
  if (points.length > MAX_STROKE_POINTS) around.changed(TOO_MANY_POINTS_WORDS);
  const style = readStyle({ ...props, fill: 'none' }, opacity, LABEL_SIZES, around);
  return lineOf(shape, points, { ...style, route: props.spline === 'cubic' ? 'curved' : 'straight' });
}

function readLinePoints({ points }: Fields, { limits, ...notes }: Surroundings): Point[] | undefined {
  const sorted = Object.values(fieldsOf(points)).map(fieldsOf).sort(compareIndex);
  if (sorted.length > limits.points) notes.leftOut('Points beyond what one line may have');
  const kept = sorted.slice(0, limits.points);
  const read = kept.flatMap(({ x, y }) => (isPlace(x) && isPlace(y) ? { x, y } : []));
  return read.length === kept.length ? read : undefined;
}

function compareIndex(a: Fields, b: Fields): number {
  const [first, second] = [stringOf(a.index), stringOf(b.index)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** Lines are kept where they lie on the page, and not turned. */
function lineOf(shape: PlacedShape, points: readonly Point[], style: Style): ReadOne {
  const way = thinPoints(points, MAX_STROKE_POINTS).map((point) => toPage(shape.place, point));
  const headless = parseStyle({ ...style, startHead: 'none', endHead: 'none' });
  return {
    shapes: [{ ...commonOf(shape, ''), ...placePoints(way), style: headless, text: '', type: 'line' }],
    bounds: boxAroundPoints(points),
  };
}
