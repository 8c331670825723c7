import {
  type Box,
  boxAroundPoints,
  boxCenter,
  boxContainsPoint,
  boxCorners,
  boxesIntersect,
  distanceOfSegmentToPolyline,
  distanceToPolyline,
  expandBox,
  moveBox,
  type Point,
  polygonContainsPoint,
  polylineIntersectsBox,
  rotatedBounds,
  rotatePoint,
  type Shape,
} from '@drawbridge/board';
import type { Context2D } from './context2D.ts';
import { createDrawFrame, type DrawFrame } from './drawFrame.ts';
import { clipBoxOf, type FrameLookup, framesAmong } from './frameClip.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { shapeUtils } from './shapeUtils.ts';
import { drawLabel, labelOverflow, linesBox } from './text/drawLabel.ts';
import { hidesWords } from './text/hiddenWords.ts';
import type { Label } from './text/label.ts';
import { realmRuler } from './text/realmRuler.ts';
import { strokeColor, type Theme } from './theme.ts';

/*
 * Shapes as they lie on the page: what the utils say locally, moved and rotated. All in page px.
 */

/** The shape's own box, from its (x, y), not turned. */
export function localBounds(shape: Shape): Box {
  return utilOf(shape).bounds(shape);
}

/** The upright box around the shape, without the width of its line. */
export function shapeBounds(shape: Shape): Box {
  const local = utilOf(shape).bounds(shape);
  return rotatedBounds(moveBox(local, shape.x, shape.y), shape.rotation);
}

/** The upright box around the shape and its line, which a selection surrounds. */
export function outlineBox(shape: Shape): Box {
  return expandBox(shapeBounds(shape), lineWidthOf(shape) / 2);
}

/** The upright box around everything the shape paints: as far beyond its bounds on all sides. */
export function paintBounds(shape: Shape): Box {
  const bounds = shapeBounds(shape);
  const reach = utilOf(shape).reach(shape);
  const label = shownLabel(shape);
  return expandBox(bounds, label ? Math.max(reach, labelReach(shape, label, bounds)) : reach);
}

/** Where the text of a shape goes, whether it has any now or not; `undefined` when it can have none. */
export function labelOf(shape: Shape): Label | undefined {
  return utilOf(shape).label?.(shape);
}

/** The text that a shape shows; none when it has none now. */
function shownLabel(shape: Shape): Label | undefined {
  return 'text' in shape && shape.text !== '' ? labelOf(shape) : undefined;
}

/** The shape with the size that its text needs, now that this or its font is another. */
export function fitText(shape: Shape): Shape {
  return { ...shape, ...utilOf(shape).fitText?.(shape) };
}

/** How far the text may be painted beyond the bounds, on the side where that is furthest. */
function labelReach(shape: Shape, label: Label, bounds: Box): number {
  const center = boxCenter(shape);
  const local = moveBox(expandBox(label.box, labelOverflow(label)), shape.x, shape.y);
  const { x, y, w, h } = boxAroundPoints(
    boxCorners(local).map((corner) => rotatePoint(corner, center, shape.rotation)),
  );
  return Math.max(bounds.x - x, bounds.y - y, x + w - bounds.x - bounds.w, y + h - bounds.y - bounds.h);
}

function shapeOutline(shape: Shape): readonly Point[] {
  const center = boxCenter(shape);
  return utilOf(shape)
    .outline(shape)
    .map(({ x, y }) => rotatePoint({ x: x + shape.x, y: y + shape.y }, center, shape.rotation));
}

/** Whether the inside belongs to the shape, and hides what lies behind it. */
export function hasInside(shape: Shape): boolean {
  return utilOf(shape).isFilled(shape);
}

/** Whether a click at `point` means this shape; `tolerancePx` is how far beside it one may click. */
export function hitsShape(shape: Shape, point: Point, tolerancePx: number): boolean {
  const util = utilOf(shape);
  const local = toLocal(shape, point);
  const outline = util.outline(shape);
  if (util.isFilled(shape) && polygonContainsPoint(outline, local)) return true;
  const label = shownLabel(shape);
  if (label && boxContainsPoint(linesBox(label, realmRuler()), local)) return true;
  return distanceToPolyline(local, outline) <= lineWidthOf(shape) / 2 + tolerancePx;
}

/** Whether something that goes straight from one point to another, and reaches `tolerancePx` to its sides, touches the shape. */
export function isSwept(shape: Shape, from: Point, to: Point, tolerancePx: number): boolean {
  if (hitsShape(shape, to, tolerancePx)) return true;
  const outline = utilOf(shape).outline(shape);
  const nearest = distanceOfSegmentToPolyline(toLocal(shape, from), toLocal(shape, to), outline);
  return nearest <= lineWidthOf(shape) / 2 + tolerancePx;
}

/** Whether `point` is within the shape's own (rotated) box, filled or not. */
export function isWithinShape(shape: Shape, point: Point): boolean {
  return boxContainsPoint(utilOf(shape).bounds(shape), toLocal(shape, point));
}

/** Whether `point` is in a shape where its text goes, or would go if it had any. A line has nothing that one could be in. */
export function isWithinLabel(shape: Shape, point: Point): boolean {
  if (shape.type === 'line' || shape.type === 'arrow') return false;
  const label = labelOf(shape);
  return label !== undefined && boxContainsPoint(label.box, toLocal(shape, point));
}

/** Whether a selection brush over `box` takes the shape: it touches the line, or what is filled. */
export function touchesBox(shape: Shape, box: Box): boolean {
  if (!boxesIntersect(shapeBounds(shape), box)) return false;
  const outline = shapeOutline(shape);
  if (polylineIntersectsBox(outline, box)) return true;
  return utilOf(shape).isFilled(shape) && polygonContainsPoint(outline, boxCenter(box));
}

/** So many points of an outline tell whether a loop goes round it. */
const MAX_LOOKED_AT_POINTS = 64;

/** Whether some of the shape's outline is within a loop through these points, which closes itself. */
export function isWithinLoop(shape: Shape, loop: readonly Point[]): boolean {
  const closed = [...loop, ...loop.slice(0, 1)];
  const outline = shapeOutline(shape);
  const step = Math.ceil(outline.length / MAX_LOOKED_AT_POINTS);
  return outline.some((point, index) => index % step === 0 && polygonContainsPoint(closed, point));
}

/** Where the page lies on a canvas: a point of the page is at (scale · x + tx, scale · y + ty), in px of the canvas. */
export interface PageTransform {
  readonly scale: number;
  readonly tx: number;
  readonly ty: number;
}

/**
 * Paints the shapes, the first at the bottom, cut off by the frames that they lie in: those that `frameOf` finds, or those among
 * the shapes. Whatever the context was set to is the same again afterwards.
 */
export function drawShapes(
  context: Context2D,
  shapes: readonly Shape[],
  theme: Theme,
  { scale, tx, ty }: PageTransform,
  frameOf: FrameLookup = framesAmong(shapes),
): void {
  const frame = createDrawFrame(theme, scale);
  const page: Matrix = { a: scale, b: 0, c: 0, d: scale, e: tx, f: ty };
  let clip: Box | undefined;
  context.save();
  for (const shape of shapes) {
    const next = clipBoxOf(shape, frameOf);
    // What lies in one frame is often together: it is cut off at once.
    if (next !== clip) {
      if (clip) context.restore();
      if (next) clipTo(context, next, page);
      clip = next;
    }
    drawPlaced(context, shape, frame, page);
  }
  if (clip) context.restore();
  context.restore();
}

/** Until the next restore, nothing is painted outside of the box. */
function clipTo(context: Context2D, { x, y, w, h }: Box, page: Matrix): void {
  context.save();
  moveTo(context, page, x, y);
  context.beginPath();
  context.rect(0, 0, w, h);
  context.clip();
}

/** Paints one shape; the context's transform maps page px to the canvas. For more than a few, `drawShapes` costs less. */
export function drawShape(context: Context2D, shape: Shape, theme: Theme): void {
  const page = context.getTransform();
  context.save();
  drawPlaced(context, shape, createDrawFrame(theme, Math.hypot(page.a, page.b)), page);
  context.restore();
}

/** As canvases have it: x' = a · x + c · y + e, y' = b · x + d · y + f. */
type Matrix = Pick<DOMMatrix, 'a' | 'b' | 'c' | 'd' | 'e' | 'f'>;

/** A shape that is smaller than this on the canvas, its line included, is a speck: there is nothing of it to see. */
const SPECK_CANVAS_PX = 1;

/** Sets all of the transform instead of changing it, so that nothing has to be saved and restored for each shape. */
function drawPlaced(context: Context2D, shape: Shape, frame: DrawFrame, page: Matrix): void {
  const util = utilOf(shape);
  const box = util.bounds(shape);
  context.globalAlpha = shape.style.opacity;
  if ((Math.max(box.w, box.h) + shape.style.width) * frame.scale < SPECK_CANVAS_PX) {
    moveTo(context, page, shape.x + box.x + box.w / 2, shape.y + box.y + box.h / 2);
    context.fillStyle = strokeColor(frame.theme, shape.style.color);
    context.fillRect(-frame.hairline / 2, -frame.hairline / 2, frame.hairline, frame.hairline);
    return;
  }
  placeOn(context, shape, page);
  util.draw(context, shape, frame);
  const label = hidesWords(shape) ? undefined : shownLabel(shape);
  if (label) writeLabel(context, shape, label, frame, page);
}

function writeLabel(context: Context2D, shape: Shape, label: Label, frame: DrawFrame, page: Matrix): void {
  placeOn(context, shape, page);
  context.globalAlpha = shape.style.opacity;
  drawLabel(context, label, labelColor(shape, frame.theme), frame);
}

/** The CSS colour of a shape's text. */
export function labelColor(shape: Shape, theme: Theme): string {
  return utilOf(shape).labelColor?.(shape, theme) ?? strokeColor(theme, shape.style.color);
}

function placeOn(context: Context2D, shape: Shape, page: Matrix): void {
  if (shape.rotation === 0) moveTo(context, page, shape.x, shape.y);
  else turnTo(context, page, shape);
}

function moveTo(context: Context2D, { a, b, c, d, e, f }: Matrix, x: number, y: number): void {
  context.setTransform(a, b, c, d, a * x + c * y + e, b * x + d * y + f);
}

/** To the top left corner of the shape's box, turned about its middle. */
function turnTo(context: Context2D, { a, b, c, d, e, f }: Matrix, shape: Shape): void {
  const cos = Math.cos(shape.rotation);
  const sin = Math.sin(shape.rotation);
  const x = shape.x + shape.w / 2 - (cos * shape.w) / 2 + (sin * shape.h) / 2;
  const y = shape.y + shape.h / 2 - (sin * shape.w) / 2 - (cos * shape.h) / 2;
  context.setTransform(
    a * cos + c * sin,
    b * cos + d * sin,
    c * cos - a * sin,
    d * cos - b * sin,
    a * x + c * y + e,
    b * x + d * y + f,
  );
}

function toLocal(shape: Shape, point: Point): Point {
  const unrotated = rotatePoint(point, boxCenter(shape), -shape.rotation);
  return { x: unrotated.x - shape.x, y: unrotated.y - shape.y };
}

function lineWidthOf(shape: Shape): number {
  return utilOf(shape).lineWidth?.(shape) ?? shape.style.width;
}

function utilOf(shape: Shape): ShapeUtil<Shape> {
  // A record of utils by type cannot be called with a union: each takes its own shape, as the type says.
  return shapeUtils[shape.type] as ShapeUtil<Shape>;
}
