import type { ActionContext, ActionDeclaration } from './action.ts';
import { goToShape } from './goToShape.ts';

export const walkActions = {
  selectNext: walkTo('Next shape', 'Tab', 1),
  selectPrevious: walkTo('Previous shape', 'Shift+Tab', -1),
} satisfies Record<string, ActionDeclaration>;

function walkTo(label: string, key: string, direction: 1 | -1): ActionDeclaration {
  return {
    label,
    keys: [key],
    group: 'Edit',
    // After the last shape, Tab goes on to the buttons beside the canvas.
    yieldsKey: true,
    says: () => '',
    isEnabled: ({ walk }: ActionContext) => walk.next(direction) !== undefined,
    run(context: ActionContext) {
      const id = context.walk.next(direction);
      if (id === undefined) return;
      context.walk.goneTo(id);
      goToShape(context, id, 0);
    },
  };
}
