import type { ShapeId } from '@drawbridge/board';
import { lineWithout, removePointOf } from '../points/removePointOf.ts';
import type { ActionContext, ActionDeclaration } from './action.ts';

export const pointActions = {
  removePoint: {
    label: 'Remove the point',
    keys: ['Delete', 'Backspace'],
    group: 'Edit',
    isEnabled: (context: ActionContext) => {
      const chosen = chosenIn(context);
      return chosen !== undefined && lineWithout(context, chosen.id, chosen.index) !== undefined;
    },
    run(context: ActionContext) {
      const chosen = chosenIn(context);
      if (chosen) removePointOf(context, chosen.id, chosen.index);
    },
  },
} satisfies Record<string, ActionDeclaration>;

function chosenIn({ selection, chosenPoint }: ActionContext): { id: ShapeId; index: number } | undefined {
  const [id] = selection.ids;
  const index = chosenPoint.current;
  return id !== undefined && index !== undefined ? { id, index } : undefined;
}
