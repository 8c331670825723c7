import type { ActionContext, ActionDeclaration } from './action.ts';

export const toolLockActions = {
  toggleToolLock: {
    label: 'Keep the tool after drawing',
    keys: ['Q'],
    group: 'Tools',
    icon: 'lock',
    isChecked: ({ toolbox }: ActionContext) => toolbox.isLocked,
    run: ({ toolbox }: ActionContext) => toolbox.setLocked(!toolbox.isLocked),
  },
} satisfies Record<string, ActionDeclaration>;
