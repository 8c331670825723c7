import type { ActionContext, ActionDeclaration } from './action.ts';

export const historyActions = {
  undo: {
    label: 'Undo',
    keys: ['Mod+Z'],
    group: 'Edit',
    icon: 'undo-2',
    isEnabled: ({ history }: ActionContext) => history.canUndo,
    run({ steps, history }: ActionContext) {
      steps.end();
      history.undo();
    },
  },
  redo: {
    label: 'Redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    group: 'Edit',
    icon: 'redo-2',
    isEnabled: ({ history }: ActionContext) => history.canRedo,
    run({ steps, history }: ActionContext) {
      steps.end();
      history.redo();
    },
  },
} satisfies Record<string, ActionDeclaration>;
