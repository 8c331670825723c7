import { createShapeId } from '../shapeId.ts';
import type { Shape } from './index.ts';
import type { NewShape } from './shape.ts';

/**
 * The shapes under new ids, and in groups of new names, so that they can join any board. What they say of each other stays
 * true; what they say of shapes that are not among them is left out: bindings and frames.
 */
export function renewIds(shapes: readonly NewShape<Shape>[]): NewShape<Shape>[] {
  const names = new Map<string, string>();
  const groupNames = new Map<string, string>();
  for (const { id, groups = [] } of shapes) {
    if (id !== undefined) names.set(id, createShapeId());
    for (const group of groups) if (!groupNames.has(group)) groupNames.set(group, createShapeId());
  }
  return shapes.map((shape) => {
    const { id = '', groups = [], frame = '' } = shape;
    const renewed = {
      id: names.get(id) ?? createShapeId(),
      groups: groups.map((group) => groupNames.get(group) ?? group),
      frame: names.get(frame) ?? '',
    };
    if (shape.type !== 'arrow') return { ...shape, ...renewed };
    return { ...shape, ...renewed, start: rebind(shape.start, names), end: rebind(shape.end, names) };
  });
}

function rebind<Bound extends { readonly id: string } | undefined>(
  binding: Bound,
  names: ReadonlyMap<string, string>,
): Bound | undefined {
  const id = binding && names.get(binding.id);
  return binding && id ? { ...binding, id } : undefined;
}
