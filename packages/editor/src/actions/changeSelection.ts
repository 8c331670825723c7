import type { ShapeId } from '@drawbridge/board';
import { unlocked } from '../changeable.ts';
import type { ActionContext } from './action.ts';

/**
 * Changes the selected shapes as one step of undo, but for those that are locked; nothing left, nothing done. Changes of the same `joinAs` that
 * follow each other closely are one step, such as those of a held key.
 */
export function changeSelection<Result>(
  { selection, steps, store }: Pick<ActionContext, 'selection' | 'steps' | 'store'>,
  change: (ids: ReadonlySet<ShapeId>) => Result,
  joinAs?: string,
): Result | undefined {
  const ids = unlocked(store, selection.ids);
  return ids.size > 0 ? steps.run(() => change(ids), joinAs) : undefined;
}
