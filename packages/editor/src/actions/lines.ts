import type { ActionContext, ActionDeclaration } from './action.ts';

const isBuilding = ({ toolbox }: ActionContext) => toolbox.activeState.isBuilding;

/** While a line is made, point by point. */
export const lineActions = {
  finishLine: {
    label: 'Finish the line',
    keys: ['Enter'],
    group: 'Tools',
    keepsGesture: true,
    isEnabled: isBuilding,
    run: ({ toolbox }: ActionContext) => toolbox.activeState.onConfirm(),
  },
  takeBackPoint: {
    label: 'Take back the last point',
    keys: ['Backspace', 'Delete', 'Mod+Z'],
    group: 'Tools',
    keepsGesture: true,
    isEnabled: isBuilding,
    run: ({ toolbox }: ActionContext) => toolbox.activeState.onTakeBack(),
  },
} satisfies Record<string, ActionDeclaration>;
