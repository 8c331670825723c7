import type { Style } from '@drawbridge/board';
import type { ActionContext } from './action.ts';
import { changeSelection } from './changeSelection.ts';

/** A slider sends many values: one step, as long as it is the same property. */
export function restyleSelection(context: ActionContext, style: Partial<Style>): void {
  changeSelection(
    context,
    (ids) => {
      for (const id of ids) context.store.update(id, { style });
    },
    `restyle ${Object.keys(style).join()}`,
  );
}
