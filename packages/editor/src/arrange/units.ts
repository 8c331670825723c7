import { type Box, type ShapeId, unionBoxes } from '@drawbridge/board';
import { shapeBounds } from '@drawbridge/shapes';
import { unlocked, withContents } from '../changeable.ts';
import { unitsAmong } from '../groups/units.ts';
import type { ToolContext } from '../tools/toolContext.ts';

/** Something that is arranged as one: a shape, or a group. */
export interface Unit {
  readonly box: Box;
  readonly ids: ReadonlySet<ShapeId>;
}

type Arranging = Pick<ToolContext, 'store' | 'selection'>;

/** What of the selection can be arranged. Bound arrows cannot: they go where their shapes are. */
export function arrangeableUnits({ store, selection }: Arranging): Unit[] {
  const loose = new Set([...unlocked(store, selection.ids)].filter((id) => !isBound(store, id)));
  return unitsAmong(store, loose).flatMap((members) => {
    const box = unionBoxes(members.flatMap((id) => boxOf(store, id) ?? []));
    return box ? [{ box, ids: withContents(store, new Set(members)) }] : [];
  });
}

function isBound({ get }: Arranging['store'], id: ShapeId): boolean {
  const shape = get(id);
  return shape?.type === 'arrow' && (shape.start ?? shape.end) !== undefined;
}

function boxOf({ get }: Arranging['store'], id: ShapeId): Box | undefined {
  const shape = get(id);
  return shape && shapeBounds(shape);
}
