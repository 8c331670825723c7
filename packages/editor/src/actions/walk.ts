import { shapeCount } from '../announce/describe.ts';
import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';
import { bringIntoView } from './goToShape.ts';

export const walkActions = {
  selectNext: walkTo('Next shape', 'Tab', 1),
  selectPrevious: walkTo('Previous shape', 'Shift+Tab', -1),
  keepSelected: {
    label: 'Keep it selected while walking on',
    keys: ['Mod+Enter'],
    group: 'Edit',
    isEnabled: hasSelection,
    says: (_, count) => (count > 0 ? `${shapeCount(count)} kept.` : ''),
    run: ({ walk }: ActionContext) => walk.keep(),
  },
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
      context.selection.set(context.walk.goTo(id));
      bringIntoView(context, id, 0);
    },
  };
}
