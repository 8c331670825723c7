import { createShapeId, type ShapeId } from '../shapeId.ts';
import type { Shape } from './index.ts';
import type { NewShape } from './shape.ts';

/**
 * The shapes under new ids, and in groups of new names, so that they can join any board. What they say of each other stays
 * true; what they say of shapes that are not among them is left out: bindings and frames.
 */
export function renewIds(shapes: readonly NewShape<Shape>[]): NewShape<Shape>[] {
  const names = new Map<string, string>();
  const groupNames = new Map<string, string>();
  const ids = shapes.map(({ id, groups = [] }) => {
    const renewed = createShapeId();
    // Of several that share an id, which no board has, it is that of the first.
    if (id !== undefined && !names.has(id)) names.set(id, renewed);
    for (const group of groups) if (!groupNames.has(group)) groupNames.set(group, createShapeId());
    return renewed;
  });
  return shapes.map((shape, index) => {
    const { groups = [], frame = '' } = shape;
    const renewed = {
      id: ids[index] ?? createShapeId(),
      groups: groups.map((group) => groupNames.get(group) ?? group),
      frame: names.get(frame) ?? '',
    };
    if (shape.type !== 'arrow') return { ...shape, ...renewed };
    return { ...shape, ...renewed, start: rebind(shape.start, names), end: rebind(shape.end, names) };
  });
}

/** What shapes are called after `renewIds`, by what they were called; of several that shared an id, the first. */
export function renewedNames(
  shapes: readonly NewShape<Shape>[],
  renewed: readonly NewShape<Shape>[],
): Map<ShapeId, ShapeId> {
  const names = new Map<ShapeId, ShapeId>();
  for (const [index, { id }] of shapes.entries()) {
    const name = renewed[index]?.id;
    if (id !== undefined && name !== undefined && !names.has(id)) names.set(id, name);
  }
  return names;
}

function rebind<Bound extends { readonly id: string } | undefined>(
  binding: Bound,
  names: ReadonlyMap<string, string>,
): Bound | undefined {
  const id = binding && names.get(binding.id);
  return binding && id ? { ...binding, id } : undefined;
}
