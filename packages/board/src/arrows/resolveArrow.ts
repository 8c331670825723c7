import { boxCenter, type Point } from '../box.ts';
import { rotatePoint } from '../geometry.ts';
import type { ShapeId } from '../shapeId.ts';
import type { ArrowShape } from '../shapes/arrow.ts';
import type { Shape } from '../shapes/index.ts';
import { anchorPoint } from './anchor.ts';
import { attachPoint } from './attach.ts';
import type { Binding } from './binding.ts';
import { linePoints, placePoints } from './linePoints.ts';

/** What a shape is now; nothing when there is none. */
export type Lookup = (id: ShapeId) => Shape | undefined;

/** Whether an arrow can hold on to the shape. Lines have no inside, and arrows could hold on to each other in a circle. */
export function isBindable(shape: Shape): boolean {
  return !UNBINDABLE.has(shape.type);
}

const UNBINDABLE: ReadonlySet<Shape['type']> = new Set(['arrow', 'line', 'draw', 'highlight']);

/**
 * The arrow where its shapes want it: bound ends where they hold on, everything else as it was written. A binding to a shape
 * that is not there, or that cannot be bound to, is none. The very same arrow when it says nothing of bindings.
 */
export function resolveArrow(arrow: ArrowShape, lookup: Lookup): ArrowShape {
  if (!arrow.start && !arrow.end) return arrow;
  const start = targetOf(arrow.start, lookup);
  const end = targetOf(arrow.end, lookup);
  const ends = { start: start?.binding, end: end?.binding };
  return Object.freeze({ ...arrow, ...ends, rotation: 0, ...placePoints(boundPoints(arrow, start, end)) });
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
  const { width } = arrow.style;
  return [
    start ? attachPoint(start.binding, start.shape, between[0] ?? anchorOf(end) ?? last, width) : first,
    ...between,
    end ? attachPoint(end.binding, end.shape, between.at(-1) ?? anchorOf(start) ?? first, width) : last,
  ];
}

/** In page px, turned as the arrow is: what is resolved is not turned any more. */
function writtenPoints(arrow: ArrowShape): Point[] {
  const center = boxCenter(arrow);
  return linePoints(arrow).map((point) => rotatePoint(point, center, arrow.rotation));
}

function anchorOf(target: Target | undefined): Point | undefined {
  return target && anchorPoint(target.binding, target.shape);
}
