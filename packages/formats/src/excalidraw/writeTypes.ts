import {
  type ArrowShape,
  type Binding,
  flattenPath,
  GEOMETRIC_KINDS,
  type GeometricType,
  isGeometricType,
  isHexColor,
  linePoints,
  type Point,
  packedBounds,
  type Shape,
  type ShapeOf,
  type ShapeType,
  strokePoints,
} from '@drawbridge/board';
import { fillGaps } from './fillGaps.ts';
import { HIGHLIGHT_OPACITY, HIGHLIGHT_WIDTH, PEN_WIDTH } from './freedraw.ts';
import { headName } from './heads.ts';
import type { OwnMark } from './own.ts';
import { tintHex } from './palette.ts';
import { layOut, type MeasureText } from './textBox.ts';
import { type ExcalidrawElement, type Relations, writeElement } from './writeElement.ts';
import { labelGroups, writeBoundLabel, writeFreeLabel, writeLettering } from './writeLabel.ts';

export interface Writing extends Relations {
  readonly measure: MeasureText;
  /** The name that an image's file has beside the elements, where the files go along. */
  readonly fileIdOf?: (shape: ShapeOf<'image'>) => string | undefined;
  /** These shapes came from no file that has to come back as it was: what Excalidraw needs to show them so may be added. */
  readonly isDrawnHere?: boolean;
}

type Writer<S extends Shape> = (shape: S, writing: Writing) => readonly ExcalidrawElement[];

/** The elements for one shape: itself, and its text if it has one. */
export function writeShape(shape: Shape, writing: Writing): readonly ExcalidrawElement[] {
  // A record of writers by type cannot be called with a union: each takes its own shape, as the type says.
  const write = WRITERS[shape.type] as Writer<Shape> | undefined;
  if (write) return write(shape, writing);
  return isGeometricType(shape.type)
    ? writeOutline(shape as ShapeOf<GeometricType>, writing)
    : writeBox(shape, writing);
}

/** Types that have an element of their own, or a near one. Geometric types go out as outlines, all others as their boxes. */
const WRITERS: { readonly [Type in ShapeType]?: Writer<ShapeOf<Type>> } = {
  rectangle: writeBox,
  diamond: writeBox,
  ellipse: writeBox,
  sticky: writeSticky,
  line: writeLine,
  arrow: writeArrow,
  draw: (shape, writing) => [writeStroke(shape, writing)],
  highlight: (shape, writing) => [writeHighlight(shape, writing)],
  text: (shape, writing) => [writeText(shape, writing)],
  frame: (shape, writing) => [{ ...writeElement(shape, 'frame', writing), name: shape.text || null }],
  image: (shape, writing) => [writeImage(shape, writing)],
  placeholder: (shape, writing) =>
    withLabel(shape, writeElement(shape, 'rectangle', writing, { type: 'placeholder' }), writing),
};

const OWN_ELEMENTS: ReadonlySet<string> = new Set(['diamond', 'ellipse']);

function writeBox(shape: Shape, writing: Writing): readonly ExcalidrawElement[] {
  const type = OWN_ELEMENTS.has(shape.type) ? shape.type : 'rectangle';
  return withLabel(shape, writeElement(shape, type, writing), writing);
}

const USUAL_PAPER = 'yellow';

/** A sheet of paper, with a line around it of the same colour. */
function writeSticky(shape: ShapeOf<'sticky'>, writing: Writing): readonly ExcalidrawElement[] {
  const { fillColor } = shape.style;
  const color = isHexColor(fillColor) ? fillColor : tintHex(fillColor === 'stroke' ? USUAL_PAPER : fillColor);
  const paper = {
    ...writeElement(shape, 'rectangle', writing, { type: 'sticky' }),
    ...{ strokeColor: color, backgroundColor: color, fillStyle: 'solid', strokeStyle: 'solid', roughness: 0 },
    roundness: null,
  };
  return withLabel(shape, paper, writing);
}

/** The outline as a closed line. */
function writeOutline(shape: ShapeOf<GeometricType>, writing: Writing): readonly ExcalidrawElement[] {
  const points = flattenPath(GEOMETRIC_KINDS[shape.type].path, shape.w, shape.h);
  const mark = { type: shape.type, corners: shape.style.corners };
  const element = writeElement(shape, 'line', writing, mark);
  const outline = {
    ...element,
    ...writePoints(points.map(({ x, y }) => ({ x: x + shape.x, y: y + shape.y }))),
    ...{ polygon: true, roundness: null, ...NO_ENDS },
  };
  return withFreeLabel(shape, outline, writing);
}

function writeLine(shape: ShapeOf<'line'>, writing: Writing): readonly ExcalidrawElement[] {
  const points = linePoints(shape);
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = points.length > 2 && first?.x === last?.x && first?.y === last?.y;
  const mark = { corners: shape.style.corners };
  const element = { ...writeElement(shape, 'line', writing, mark), roundness: roundnessOf(shape) };
  return withFreeLabel(shape, { ...element, ...writePoints(points), polygon: isClosed, ...NO_ENDS }, writing);
}

const NO_ENDS = { startArrowhead: null, endArrowhead: null, startBinding: null, endBinding: null };

function writeArrow(shape: ArrowShape, writing: Writing): readonly ExcalidrawElement[] {
  const { startHead, endHead, route } = shape.style;
  const isElbow = route === 'elbow';
  const arrow = {
    ...writeElement(shape, 'arrow', writing, { corners: shape.style.corners }),
    ...writePoints(linePoints(shape)),
    roundness: roundnessOf(shape),
    startArrowhead: headName(startHead),
    endArrowhead: headName(endHead),
    startBinding: writeBinding(shape.start, writing),
    endBinding: writeBinding(shape.end, writing),
    elbowed: isElbow,
    ...(isElbow && { fixedSegments: null, startIsSpecial: null, endIsSpecial: null }),
  };
  return withLabel(shape, arrow, writing);
}

/** A curve goes through its points. */
function roundnessOf({ style }: Shape) {
  return style.route === 'curved' ? { type: 2 } : null;
}

/** Older versions want to know how far the line passes the middle, and how far before the outline it ends. */
function writeBinding(binding: Binding | undefined, writing: Writing) {
  if (!binding || !writing.isWritten(binding.id)) return null;
  const { id, x, y, isInside } = binding;
  return {
    elementId: writing.idOf(id),
    fixedPoint: [x, y],
    mode: isInside ? 'inside' : 'orbit',
    focus: 0,
    gap: OLD_GAP_PX,
  };
}

const OLD_GAP_PX = 4;

/** `breadth` is how many times as broad it is as its style says. */
function writeStroke(
  shape: ShapeOf<'draw' | 'highlight'>,
  writing: Writing,
  { breadth = 1, mark }: { readonly breadth?: number; readonly mark?: OwnMark } = {},
): ExcalidrawElement {
  const local = strokePoints(shape);
  const bounds = packedBounds(shape.packed);
  const [across, down] = [scale(shape.w, bounds.w), scale(shape.h, bounds.h)];
  const placed = local.map(({ x, y, pressure }) => ({
    x: shape.x + bounds.x + (x - bounds.x) * across,
    y: shape.y + bounds.y + (y - bounds.y) * down,
    pressure,
  }));
  const points = writing.isDrawnHere ? fillGaps(placed) : placed;
  const isPen = shape.type === 'draw' && shape.isPen;
  const width = (shape.style.width * breadth) / PEN_WIDTH;
  return {
    ...writeElement({ ...shape, style: { ...shape.style, width } }, 'freedraw', writing, mark),
    ...writePoints(points),
    roundness: null,
    pressures: isPen ? points.map(({ pressure }) => pressure) : [],
    simulatePressure: !isPen,
  };
}

/** A stroke is as large as its box says, whatever its points say. */
function scale(size: number, drawn: number): number {
  return drawn > 0 && size > 0 ? size / drawn : 1;
}

function writeHighlight(shape: ShapeOf<'highlight'>, writing: Writing): ExcalidrawElement {
  const stroke = writeStroke(shape, writing, { breadth: HIGHLIGHT_WIDTH, mark: { type: 'highlight' } });
  return { ...stroke, opacity: Math.round(shape.style.opacity * HIGHLIGHT_OPACITY * 100) };
}

function writeText(shape: ShapeOf<'text'>, writing: Writing): ExcalidrawElement {
  const { style, text, wraps, w } = shape;
  const box = layOut(text, style, wraps ? w : Number.POSITIVE_INFINITY, writing.measure);
  return {
    ...writeElement(shape, 'text', writing),
    ...writeLettering(style, box, text),
    backgroundColor: 'transparent',
    roundness: null,
    textAlign: style.align === 'auto' ? 'left' : style.align,
    verticalAlign: 'top',
    containerId: null,
    autoResize: !wraps,
  };
}

/** Its place: the bytes lie beside the elements, or do not travel this way. */
function writeImage(shape: ShapeOf<'image'>, writing: Writing): ExcalidrawElement {
  const element = writeElement(shape, 'image', writing);
  const fileId = writing.fileIdOf?.(shape) ?? null;
  const status = fileId === null ? 'pending' : 'saved';
  return { ...element, roundness: null, fileId, status, scale: [1, 1], crop: null };
}

/** Where the first point lies, and all points as seen from there. */
function writePoints(points: readonly Point[]) {
  const { x, y } = points[0] ?? { x: 0, y: 0 };
  const relative = points.map((point) => [exact(point.x - x), exact(point.y - y)] as const);
  return { x, y, points: relative, ...sizeOf(relative) };
}

/** Finer than points are kept, and no half of their steps; a difference of two numbers has more digits than anybody needs. */
function exact(px: number): number {
  return Math.round(px * 1e5) / 1e5;
}

function sizeOf(points: readonly (readonly [x: number, y: number])[]) {
  const range = (values: readonly number[]): number =>
    values.length > 0 ? Math.max(...values) - Math.min(...values) : 0;
  return { width: range(points.map(([x]) => x)), height: range(points.map(([, y]) => y)) };
}

function withLabel(shape: Shape, element: ExcalidrawElement, writing: Writing): readonly ExcalidrawElement[] {
  if (!hasText(shape)) return [element];
  const label = writeBoundLabel(shape, writing, writing.measure);
  const bound = [
    ...writing.arrowsOf(shape.id).map((id) => ({ type: 'arrow', id: writing.idOf(id) })),
    { type: 'text', id: label.id },
  ];
  return [{ ...element, boundElements: bound }, label];
}

function withFreeLabel(
  shape: Shape,
  element: ExcalidrawElement,
  writing: Writing,
): readonly ExcalidrawElement[] {
  if (!hasText(shape)) return [element];
  const label = writeFreeLabel(shape, writing, writing.measure);
  return [{ ...element, groupIds: labelGroups(shape, writing) }, label];
}

function hasText(shape: Shape): shape is Shape & { readonly text: string } {
  return 'text' in shape && shape.text !== '';
}
