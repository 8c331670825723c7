import {
  anchorAt,
  type Binding,
  type Head,
  isBindable,
  type Point,
  pageOutline,
  parseNumber,
  parseStyle,
  placePoints,
  readShape,
} from '@drawbridge/board';
import { isPlace } from '../excalidraw/element.ts';
import { hasLength } from '../excalidraw/readPoints.ts';
import { arcBetween, pointsBetween } from './arc.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { ShapeNotes } from './notes.ts';
import { toPage } from './place.ts';
import type { PlacedShape } from './placeShapes.ts';
import { commonOf, type Read, type ReadOne, type Surroundings } from './read.ts';
import { readRichText } from './readRichText.ts';
import { ARROW_LABEL_SIZES, LABEL_COLOR_WORDS, readColor, readStyle } from './readStyle.ts';

/** A shape that an arrow may be bound to: as it was, and as it is here. */
export interface Target {
  readonly placed: PlacedShape;
  readonly one: ReadOne;
}

/** What binds one end of an arrow. */
export interface EndBinding {
  readonly props: Fields;
  /** Undefined for a shape that is not there. */
  readonly target: Target | undefined;
}

export interface EndBindings {
  readonly start?: EndBinding | undefined;
  readonly end?: EndBinding | undefined;
}

/** Where labels are on all arrows here, and how far that may be from where one was without anybody seeing it. */
const MIDDLE = 0.5;
const NEAR_MIDDLE = 0.05;

export function readArrow(shape: PlacedShape, bindings: EndBindings, around: Surroundings): Read | undefined {
  const { props, opacity } = shape;
  const start = readEnd(shape, props.start, bindings.start, around);
  const end = readEnd(shape, props.end, bindings.end, around);
  if (!start || !end) return undefined;
  const isElbow = props.kind === 'elbow';
  const between = isElbow ? [] : bend(start, end, props);
  const points = [start.point, ...between, end.point];
  if (!hasLength(points)) return undefined;
  const { text, link } = readRichText(props.richText, around.limits, around);
  if (text !== '') noteLabel(props, around);
  const style = readStyle({ ...props, fill: 'none' }, opacity, ARROW_LABEL_SIZES, around);
  return {
    ...commonOf(shape, link),
    ...placePoints(points),
    style: parseStyle({
      ...style,
      route: isElbow ? 'elbow' : between.length > 0 ? 'curved' : 'straight',
      startHead: readHead(props.arrowheadStart, props, around),
      endHead: readHead(props.arrowheadEnd ?? 'arrow', props, around),
    }),
    text,
    start: start.binding,
    end: end.binding,
    middle: parseNumber(props.elbowMidPoint, MIDDLE, 0, 1),
    type: 'arrow',
  };
}

interface End {
  /** In page px: where it is bound it leads on to here, unless the shape's outline is before it. */
  readonly point: Point;
  readonly binding?: Binding;
  /** What it does not go into. */
  readonly outline?: readonly Point[];
}

/** Undefined for one that lies nowhere. */
function readEnd(
  shape: PlacedShape,
  given: unknown,
  bound: EndBinding | undefined,
  notes: ShapeNotes,
): End | undefined {
  if (bound?.target) return boundEnd(bound.props, bound.target, notes);
  if (bound) notes.repaired('Arrows bound to shapes that are missing: they end where they were');
  const { x = 0, y = 0 } = fieldsOf(given);
  return isPlace(x) && isPlace(y) ? { point: toPage(shape.place, { x, y }) } : undefined;
}

function boundEnd({ normalizedAnchor, isPrecise, isExact }: Fields, target: Target, notes: ShapeNotes): End {
  const { placed, one } = target;
  const { bounds } = one;
  const [main] = one.shapes;
  const { x, y } = isPrecise === false ? CENTER : fieldsOf(normalizedAnchor);
  const share = { x: parseNumber(x, MIDDLE, 0, 1), y: parseNumber(y, MIDDLE, 0, 1) };
  const point = toPage(placed.place, { x: bounds.x + share.x * bounds.w, y: bounds.y + share.y * bounds.h });
  if (!isBindable(main)) {
    notes.changed('Arrows bound to lines and strokes: they end there, and do not follow');
    return { point };
  }
  const isInside = isExact === true;
  const rotation = main.rotation ?? 0;
  // What is turned here has other sides.
  const isSame = rotation === placed.place.rotation;
  const binding = { id: main.id, ...(isSame ? share : anchorAt(point, { ...main, rotation })), isInside };
  return isInside ? { point, binding } : { point, binding, outline: outlineOf(main) };
}

const CENTER: Fields = { x: MIDDLE, y: MIDDLE };

function outlineOf({ id, type, x, y, w, h, rotation = 0 }: Read): readonly Point[] {
  const fields = new Map<string, unknown>([
    ['k', { type }],
    ['g', [x, y, w, h, rotation]],
  ]);
  return pageOutline(readShape(id, fields));
}

function bend(start: End, end: End, props: Fields): readonly Point[] {
  const px = isPlace(props.bend) ? props.bend : 0;
  const arc = arcBetween(start.point, end.point, px);
  return arc ? pointsBetween(arc, start.outline, end.outline) : [];
}

function noteLabel({ labelPosition, labelColor, color }: Fields, around: Surroundings): void {
  const at = parseNumber(labelPosition, MIDDLE, 0, 1);
  if (Math.abs(at - MIDDLE) > NEAR_MIDDLE) around.changed('Words near the end of an arrow: in its middle');
  if (readColor(labelColor, around) !== readColor(color, around)) around.changed(LABEL_COLOR_WORDS);
}

/** Heads are filled as the arrow says. */
function readHead(name: unknown, { fill = 'none' }: Fields, notes: ShapeNotes): Head {
  const isFilled = FILLED.has(fill);
  switch (name) {
    case 'arrow':
      return 'arrow';
    case 'bar':
    case 'pipe':
      return 'bar';
    case 'dot':
      return isFilled ? 'dot' : 'dot-outline';
    case 'triangle':
      return isFilled ? 'triangle' : 'triangle-outline';
    case 'diamond':
      return isFilled ? 'diamond' : 'diamond-outline';
    case 'square':
      notes.changed('Square heads of arrows: diamonds');
      return isFilled ? 'diamond' : 'diamond-outline';
    case 'inverted':
      notes.changed('Triangles at arrows that point back: crow’s feet');
      return 'many';
    default:
      return 'none';
  }
}

const FILLED: ReadonlySet<unknown> = new Set(['fill', 'lined-fill', 'pattern', 'solid']);
