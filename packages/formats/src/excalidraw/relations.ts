import type { Shape, ShapeId } from '@drawbridge/board';
import type { Relations } from './writeElement.ts';

/** What the shapes have to do with each other; nothing of what is not among them. */
export function relationsAmong(shapes: readonly Shape[]): Pick<Relations, 'isWritten' | 'arrowsOf'> {
  const ids = new Set(shapes.map(({ id }) => id));
  const arrows = new Map<ShapeId, ShapeId[]>();
  for (const shape of shapes) {
    if (shape.type !== 'arrow') continue;
    for (const bound of new Set([shape.start?.id, shape.end?.id])) {
      if (bound !== undefined) arrows.set(bound, [...(arrows.get(bound) ?? []), shape.id]);
    }
  }
  return { isWritten: (id) => ids.has(id), arrowsOf: (id) => arrows.get(id) ?? NONE };
}

const NONE: readonly ShapeId[] = [];
