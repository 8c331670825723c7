import type { ShapeId } from '@drawbridge/board';
import { withContents } from '../changeable.ts';
import type { ToolContext } from '../tools/toolContext.ts';

type Duplicating = Pick<ToolContext, 'store' | 'steps' | 'selection'>;

/** Copies the shapes, and what lies in frames among them, as one step of undo, and selects the copies. Those are never locked. */
export function duplicateShapes(
  { store, steps, selection }: Duplicating,
  ids: ReadonlySet<ShapeId>,
  offset: { readonly dx: number; readonly dy: number },
): void {
  if (ids.size === 0) return;
  const hasLocked = [...ids].some((id) => store.get(id)?.locked);
  const copies = steps.run(() => {
    const made = store.duplicate(withContents(store, ids), offset);
    if (hasLocked) for (const id of made) store.update(id, { locked: false });
    return made;
  });
  // Only after the step: in the middle of it they are not on the board yet.
  const made = new Set(copies);
  selection.set(copies.filter((id) => !made.has(store.get(id)?.frame ?? '')));
}
