import { createShapeId, type ShapeId } from '../shapeId.ts';
import type { ArrowShape } from '../shapes/arrow.ts';
import type { Shape } from '../shapes/index.ts';
import type { GroupId } from '../shapes/shape.ts';
import { type Fields, moveFields, patchFields } from './writes.ts';

interface Original {
  readonly shape: Shape;
  readonly fields: Fields;
}

/**
 * Makes copies of shapes under new ids, moved by an offset in page px, and answers the ids. What the originals say of each other
 * (groups, frames, bindings) the copies say of each other; an arrow that is bound to a shape that is not copied ends where it is,
 * and a copy of a part of a group, of which `isWhole` says no, is in that group.
 * `shape` of an arrow is where it is now, as it can be written. `add` puts the fields into the document: only there they can be changed.
 */
export function copyFields(
  originals: readonly Original[],
  offset: { readonly dx: number; readonly dy: number },
  add: (id: ShapeId, fields: Fields) => void,
  isWhole: (group: GroupId) => boolean,
): ShapeId[] {
  const newIds = new Map(originals.map(({ shape }) => [shape.id, createShapeId()]));
  const newGroups = new Map<GroupId, GroupId>();

  function groupOf(group: GroupId): GroupId {
    const known = newGroups.get(group) ?? (isWhole(group) ? createShapeId() : group);
    newGroups.set(group, known);
    return known;
  }

  return originals.map(({ shape, fields }) => {
    const id = newIds.get(shape.id) ?? createShapeId();
    const copy: Fields = fields.clone();
    add(id, copy);
    if (shape.type === 'arrow') rebind(copy, shape, newIds);
    if (shape.groups.length > 0) patchFields(copy, { groups: shape.groups.map(groupOf) });
    if (newIds.has(shape.frame)) patchFields(copy, { frame: newIds.get(shape.frame) ?? '' });
    moveFields(copy, offset.dx, offset.dy);
    return id;
  });
}

function rebind(copy: Fields, arrow: ArrowShape, newIds: ReadonlyMap<ShapeId, ShapeId>): void {
  const { x, y, w, h, rotation, packed, start, end } = arrow;
  const [startId, endId] = [newIds.get(start?.id ?? ''), newIds.get(end?.id ?? '')];
  patchFields(copy, {
    ...{ x, y, w, h, rotation, packed },
    start: start && startId ? { ...start, id: startId } : undefined,
    end: end && endId ? { ...end, id: endId } : undefined,
  });
}
