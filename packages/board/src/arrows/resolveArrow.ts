import { boxCenter, type Point } from '../box.ts';
import { rotatePoint } from '../geometry.ts';
import type { ShapeId } from '../shapeId.ts';
import type { ArrowShape } from '../shapes/arrow.ts';
import type { Shape } from '../shapes/index.ts';
import { anchorPoint } from './anchor.ts';
import { attachPoint } from './attach.ts';
import type { Binding } from './binding.ts';
import { type ElbowLook, routeElbow } from './elbow/elbow.ts';
import { boundEnd, type ElbowEnd, freeEnd } from './elbow/elbowEnd.ts';
import { middleAt } from './elbow/surroundings.ts';
import { headLength } from './headLength.ts';
import { linePoints, placePoints } from './linePoints.ts';

/** What a shape is now; nothing when there is none. */
export type Lookup = (id: ShapeId) => Shape | undefined;

/** Whether an arrow can hold on to the shape. Lines have no inside, and arrows could hold on to each other in a circle. */
export function isBindable({ type }: Pick<Shape, 'type'>): boolean {
  return !UNBINDABLE.has(type);
}

const UNBINDABLE: ReadonlySet<Shape['type']> = new Set(['arrow', 'line', 'draw', 'highlight']);

/** Whether where the arrow goes depends on more than its points. */
export function isResolved({ start, end, style }: ArrowShape): boolean {
  return start !== undefined || end !== undefined || style.route === 'elbow';
}

/**
 * The arrow where its shapes want it: bound ends where they hold on, an elbow with its corners, everything else as it was
 * written. A binding to a shape that is not there, or that cannot be bound to, is none. The very same arrow when nothing has
 * to be resolved.
 */
export function resolveArrow(arrow: ArrowShape, lookup: Lookup): ArrowShape {
  if (!isResolved(arrow)) return arrow;
  const start = targetOf(arrow.start, lookup);
  const end = targetOf(arrow.end, lookup);
  const ends = { start: start?.binding, end: end?.binding };
  const resolve = arrow.style.route === 'elbow' ? elbowPoints : boundPoints;
  return Object.freeze({ ...arrow, ...ends, rotation: 0, ...placePoints(resolve(arrow, start, end)) });
}

/**
 * A resolved arrow as it can be written, so that it stays where it is when its shapes go. An elbow keeps what was `written`
 * between its ends: its corners are found anew.
 */
export function freezeArrow(resolved: ArrowShape, written: ArrowShape): ArrowShape {
  const corners = linePoints(resolved);
  const [first, last] = [corners[0], corners.at(-1)];
  if (resolved.style.route !== 'elbow' || !first || !last) return resolved;
  return { ...resolved, ...placePoints([first, ...writtenPoints(written).slice(1, -1), last]) };
}

/** The `middle` of an elbow arrow that turns at this place, along x or y; nothing where it does not turn between its ends. */
export function elbowMiddleAt(
  arrow: ArrowShape,
  lookup: Lookup,
  axis: 'x' | 'y',
  place: number,
): number | undefined {
  const [from, to] = elbowEnds(arrow, targetOf(arrow.start, lookup), targetOf(arrow.end, lookup));
  return from && to && middleAt(from.box, to.box, axis, place);
}

interface Target {
  readonly binding: Binding;
  readonly shape: Shape;
}

function targetOf(binding: Binding | undefined, lookup: Lookup): Target | undefined {
  const shape = binding && lookup(binding.id);
  return shape && isBindable(shape) ? { binding, shape } : undefined;
}

/** In page px. Each bound end looks to the point next to it, or to where the other end is bound. */
function boundPoints(arrow: ArrowShape, start: Target | undefined, end: Target | undefined): Point[] {
  const written = writtenPoints(arrow);
  const first = written[0] ?? anchorOf(start);
  const last = written.at(-1) ?? anchorOf(end);
  if (!first || !last) return written;
  const between = written.slice(1, -1);
  const { width: lineWidth } = arrow.style;
  const attach = ({ binding, shape }: Target, from: Point) =>
    attachPoint(binding, shape, from, { lineWidth });
  return [
    start ? attach(start, between[0] ?? anchorOf(end) ?? last) : first,
    ...between,
    end ? attach(end, between.at(-1) ?? anchorOf(start) ?? first) : last,
  ];
}

/** In page px. Only the ends are as they were written: what lies between is found anew. */
function elbowPoints(arrow: ArrowShape, start: Target | undefined, end: Target | undefined): Point[] {
  const written = writtenPoints(arrow);
  const [from, to] = elbowEnds(arrow, start, end);
  return from && to ? routeElbow(from, to, lookOf(arrow)) : written;
}

function lookOf({ style, middle }: ArrowShape): ElbowLook {
  const { width, startHead, endHead } = style;
  const head = headLength(width);
  return {
    lineWidth: width,
    middle,
    heads: [startHead === 'none' ? 0 : head, endHead === 'none' ? 0 : head],
  };
}

type MaybeEnd = ElbowEnd | undefined;

function elbowEnds(
  arrow: ArrowShape,
  start: Target | undefined,
  end: Target | undefined,
): [MaybeEnd, MaybeEnd] {
  const written = writtenPoints(arrow);
  const endAt = (target: Target | undefined, point: Point | undefined) =>
    target ? boundEnd(target.binding, target.shape, arrow.style.width) : point && freeEnd(point);
  return [endAt(start, written[0]), endAt(end, written.at(-1))];
}

/** In page px, turned as the arrow is: what is resolved is not turned any more. */
function writtenPoints(arrow: ArrowShape): Point[] {
  const center = boxCenter(arrow);
  return linePoints(arrow).map((point) => rotatePoint(point, center, arrow.rotation));
}

function anchorOf(target: Target | undefined): Point | undefined {
  return target && anchorPoint(target.binding, target.shape);
}
