import {
  boxAroundPoints,
  distance,
  isGeometricType,
  isRecord,
  isShapeId,
  type NewShape,
  packPoints,
  parseStyle,
  placePoints,
  type Shape,
  type ShapeId,
  type Style,
} from '@drawbridge/board';
import { safeLink } from '../safeLink.ts';
import { type Fields, type ForeignElement, type Notes, readString } from './element.ts';
import { HIGHLIGHT_OPACITY, HIGHLIGHT_WIDTH, PEN_WIDTH } from './freedraw.ts';
import { headName, parseHead } from './heads.ts';
import { readLettering, readText, withoutLabelGroup } from './label.ts';
import { readMark } from './own.ts';
import { hasLength, readPoints, turnPoints } from './readPoints.ts';
import { readPaper, readStyle } from './readStyle.ts';

/** A shape that was read; how it hangs together with others is looked at when all are there. */
export type Read = NewShape<Shape> & { readonly id: ShapeId };

/** What a reader is given beside the element itself. */
export interface Surroundings extends Notes {
  /** The text that belongs to it, as an element of its own. */
  readonly label: ForeignElement | undefined;
  /** Of an image, where its bytes are. */
  readonly imageUrl: string | undefined;
  /** The shape for the element of that id; nothing when there is none. */
  shapeIdOf(name: unknown): ShapeId | undefined;
}

type Reader = (element: ForeignElement, around: Surroundings) => Read | undefined;

interface ReadableType {
  readonly read: Reader;
  /** It can have a text of its own. */
  readonly isContainer: boolean;
}

/** How the element becomes a shape. */
export function readableType({ type, fields }: ForeignElement): ReadableType {
  const mark = readMark(fields).type;
  const isOutline = type === 'line' && isGeometricType(mark);
  if (isOutline) return { read: readOutline, isContainer: true };
  return TYPES.get(type) ?? UNKNOWN;
}

const container = (read: Reader): ReadableType => ({ read, isContainer: true });
const other = (read: Reader): ReadableType => ({ read, isContainer: false });

/** Also of versions to come. */
const UNKNOWN = other(readPlaceholder);

const TYPES: ReadonlyMap<string, ReadableType> = new Map([
  ['rectangle', container(readRectangle)],
  ['diamond', container((element, around) => readBox(element, around, 'diamond'))],
  ['ellipse', container((element, around) => readBox(element, around, 'ellipse'))],
  ['stickynote', container(readSticky)],
  ['line', container(readLine)],
  ['arrow', container(readArrow)],
  ['freedraw', other(readFreedraw)],
  ['text', other(readFreeText)],
  ['frame', other(readFrame)],
  ['magicframe', other(readFrame)],
  ['image', other(readImage)],
]);

function readRectangle(element: ForeignElement, around: Surroundings): Read | undefined {
  const mark = readMark(element.fields).type;
  if (mark === 'sticky') return readSticky(element, around);
  return readBox(element, around, mark === 'placeholder' ? mark : 'rectangle');
}

function readBox(
  element: ForeignElement,
  around: Surroundings,
  type: 'rectangle' | 'diamond' | 'ellipse' | 'placeholder',
): Read | undefined {
  const { w, h } = element;
  if (w === 0 && h === 0) return undefined;
  return { ...common(element, around), ...boxOf(element), ...labelled(element, around), type };
}

/** Its words have a colour of their own, and the paper has no line around it. */
function readSticky(element: ForeignElement, around: Surroundings): Read {
  const { fields } = element;
  const { label } = around;
  const { opacity } = readStyle({ ...fields, strokeColor: '#1e1e1e' }, around);
  const words = label ? { ...readStyle(label.fields, around), ...readLettering(label.fields, around) } : {};
  return {
    ...common(element, around),
    ...boxOf(element),
    style: parseStyle({ ...words, fill: 'none', fillColor: readPaper(fields), opacity }),
    text: label ? readText(label.fields, around) : '',
    type: 'sticky',
  };
}

/** A geometric shape that went out as a closed line. */
function readOutline(element: ForeignElement, around: Surroundings): Read | undefined {
  const type = readMark(element.fields).type;
  const points = readPoints(element, around);
  if (!points || !hasLength(points) || !isGeometricType(type)) return undefined;
  const box = boxAroundPoints(points);
  return {
    ...common(element, around),
    ...box,
    rotation: element.angle,
    ...labelled(element, around),
    type,
  };
}

function readLine(element: ForeignElement, around: Surroundings): Read | undefined {
  const points = readLinePoints(element, around);
  const [first, last] = [points?.[0], points?.at(-1)];
  if (!points || !first || !last) return undefined;
  const isOpen = distance(first, last) > 0;
  const closed = element.fields.polygon === true && isOpen ? [...points, first] : points;
  const { style, text } = labelled(element, around);
  const headless = parseStyle({ ...style, startHead: 'none', endHead: 'none' });
  return { ...common(element, around), ...placePoints(closed), style: headless, text, type: 'line' };
}

function readArrow(element: ForeignElement, around: Surroundings): Read | undefined {
  const points = readLinePoints(element, around);
  if (!points) return undefined;
  const { startArrowhead = null, endArrowhead } = element.fields;
  const { style, text } = labelled(element, around);
  const heads = { startHead: parseHead(startArrowhead), endHead: parseHead(endArrowhead) };
  const isSame = headName(heads.startHead) === startArrowhead && headName(heads.endHead) === endArrowhead;
  if (!isSame) around.changed('Arrowheads of other kinds are the nearest ones');
  const headed = parseStyle({ ...style, ...heads, fill: 'none', fillColor: 'stroke' });
  return { ...common(element, around), ...placePoints(points), style: headed, text, type: 'arrow' };
}

/** In page px, turned as the element is. */
function readLinePoints(element: ForeignElement, notes: Notes) {
  const read = readPoints(element, notes);
  return read && (hasLength(read) || isHeld(element)) ? turnPoints(read, element.angle) : undefined;
}

/** Where its shapes are apart again, an arrow that holds on to them is there again. */
function isHeld({ type, fields }: ForeignElement): boolean {
  return type === 'arrow' && (isRecord(fields.startBinding) || isRecord(fields.endBinding));
}

function readFreedraw(element: ForeignElement, around: Surroundings): Read | undefined {
  const points = readPoints(element, around);
  if (!points || points.length === 0) return undefined;
  const box = boxAroundPoints(points);
  const isPen = element.fields.simulatePressure === false;
  const local = points.map((point) => ({ ...point, x: point.x - box.x, y: point.y - box.y }));
  const packed = packPoints({ points: local, isPen }, RESOLUTION);
  const style = readStyle(element.fields, around);
  const placed = { ...common(element, around), ...box, rotation: element.angle, packed };
  const drawn = parseStyle({ ...style, width: style.width * PEN_WIDTH, fill: 'none', fillColor: 'stroke' });
  if (style.fill !== 'none') around.changed('Freehand strokes are not filled');
  if (readMark(element.fields).type !== 'highlight') return { ...placed, style: drawn, isPen, type: 'draw' };
  const { width, opacity } = drawn;
  const broad = parseStyle({
    ...drawn,
    width: width / HIGHLIGHT_WIDTH,
    opacity: Math.min(1, opacity / HIGHLIGHT_OPACITY),
  });
  return { ...placed, style: broad, type: 'highlight' };
}

/** LIMIT of how exact points are kept: 0.05 / 2^3 page px. */
const RESOLUTION = 3;

function readFreeText(element: ForeignElement, around: Surroundings): Read | undefined {
  const text = readText(element.fields, around);
  if (text.trim() === '') return undefined;
  const style = { ...readStyle(element.fields, around), ...readLettering(element.fields, around) };
  return {
    ...common(element, around),
    ...boxOf(element),
    style: parseStyle({ ...style, verticalAlign: 'middle', fill: 'none', fillColor: 'stroke' }),
    text,
    wraps: element.fields.autoResize === false,
    type: 'text',
  };
}

function readFrame(element: ForeignElement, around: Surroundings): Read {
  const { fields } = element;
  const text = readString(fields.name, MAX_FRAME_NAME_CHARACTERS, around);
  return {
    ...common(element, around),
    ...boxOf(element),
    style: readStyle(fields, around),
    text,
    type: 'frame',
  };
}

/** LIMIT of the name of a frame. */
const MAX_FRAME_NAME_CHARACTERS = 256;

/** The place of an image. It is shown whole, and never mirrored. */
function readImage(element: ForeignElement, around: Surroundings): Read {
  const { w, h, fields } = element;
  const isMirrored = Array.isArray(fields.scale) && fields.scale.some((factor) => factor === -1);
  if (around.imageUrl === undefined) around.changed('Images whose file is not there are empty');
  if (isMirrored) around.changed('Mirrored images are shown as they are');
  if (fields.crop) around.changed('Cropped images are shown whole');
  const style = readStyle(fields, around);
  return { ...common(element, around), ...boxOf(element), style, file: { name: '', w, h }, type: 'image' };
}

/** Something that there is no shape for: a card that says what it is. A page within the drawing leads to that page. */
function readPlaceholder(element: ForeignElement, around: Surroundings): Read {
  const { type, fields } = element;
  const isPage = PAGES.has(type);
  around.changed(
    isPage ? 'Embedded pages are shown as a card with their link' : 'Things of a kind not known are cards',
  );
  const shape = common(element, around);
  const words = isPage ? shape.link || 'Embedded page' : wordsOf(fields, around) || type;
  const text = readString(words, MAX_CARD_CHARACTERS, around);
  return { ...shape, ...boxOf(element), style: parseStyle(CARD_STYLE), text, type: 'placeholder' };
}

const PAGES: ReadonlySet<string> = new Set(['embeddable', 'iframe']);
const CARD_STYLE = { font: 'sans', fontSize: 16 };
/** LIMIT of the words on a card: what fits on one. */
const MAX_CARD_CHARACTERS = 2_000;

function wordsOf(fields: Fields, around: Surroundings): string {
  const name = typeof fields.name === 'string' ? fields.name : '';
  return readText(fields, around) || name;
}

function boxOf({ x, y, w, h, angle }: ForeignElement) {
  return { x, y, w, h, rotation: angle };
}

/** The look of a shape together with the text in it. */
function labelled({ fields }: ForeignElement, around: Surroundings): { style: Style; text: string } {
  const style = readStyle(fields, around);
  const { label } = around;
  if (!label) return { style, text: '' };
  // The text of a shape has the colour of its line.
  if (label.fields.strokeColor !== fields.strokeColor) {
    around.changed('Texts in shapes have the colour of the line');
  }
  return {
    style: parseStyle({ ...style, ...readLettering(label.fields, around) }),
    text: readText(label.fields, around),
  };
}

/** LIMIT of groups within each other, as the board has it. */
const MAX_GROUP_DEPTH = 32;

function common({ id, fields }: ForeignElement, around: Surroundings) {
  return {
    id,
    groups: withoutLabelGroup(readGroups(fields), around.label),
    frame: around.shapeIdOf(fields.frameId) ?? '',
    locked: fields.locked === true,
    link: safeLink(fields.link),
  };
}

function readGroups({ groupIds }: Fields): string[] {
  if (!Array.isArray(groupIds)) return [];
  return [...new Set(groupIds.filter(isShapeId))].slice(0, MAX_GROUP_DEPTH);
}
