import type { ShapeId } from '@drawbridge/board';
import type { ActionContext } from './action.ts';

/**
 * Changes the selected shapes as one step of undo; nothing selected, nothing done. Changes of the same `joinAs` that
 * follow each other closely are one step, such as those of a held key.
 */
export function changeSelection<Result>(
  { selection, steps }: Pick<ActionContext, 'selection' | 'steps'>,
  change: (ids: ReadonlySet<ShapeId>) => Result,
  joinAs?: string,
): Result | undefined {
  const { ids } = selection;
  return ids.size > 0 ? steps.run(() => change(ids), joinAs) : undefined;
}
