import {
  type ArrowShape,
  anchorAt,
  anchorPoint,
  type Binding,
  type Point,
  resolveArrow,
  type Shape,
  type ShapeId,
} from '@drawbridge/board';

/** What everything is subject to: a stretch, a turn. */
export interface Transform {
  apply(shape: Shape): Shape;
  /** Where a point of the page goes. */
  move(point: Point): Point;
  /** Things are mirrored, so that a point goes to another place within shapes too. */
  readonly isMirror: boolean;
}

type Lookup = (id: ShapeId) => Shape | undefined;

/**
 * The shapes transformed, by their ids. Arrows among them hold on to the same shapes, and where these are mirrored, to the
 * mirrored place; they are where those shapes want them.
 */
export function transformShapes(
  shapes: Iterable<Shape>,
  { apply, move, isMirror }: Transform,
  lookup: Lookup,
): ReadonlyMap<ShapeId, Shape> {
  const before = new Map([...shapes].map((shape) => [shape.id, shape]));
  const after = new Map([...before.values()].map((shape) => [shape.id, apply(shape)]));
  const shown: Lookup = (id) => after.get(id) ?? lookup(id);

  function mirrored(binding: Binding | undefined): Binding | undefined {
    const [old, next] = [before.get(binding?.id ?? ''), after.get(binding?.id ?? '')];
    if (!binding || !old || !next) return binding;
    return { ...binding, ...anchorAt(move(anchorPoint(binding, old)), next) };
  }

  function rebound(arrow: ArrowShape): ArrowShape {
    if (!isMirror) return arrow;
    return { ...arrow, start: mirrored(arrow.start), end: mirrored(arrow.end) };
  }

  for (const [id, shape] of after)
    if (shape.type === 'arrow') after.set(id, resolveArrow(rebound(shape), shown));
  return after;
}
