import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';

export const lockActions = {
  toggleLock: {
    label: 'Lock',
    keys: ['Mod+Shift+L'],
    group: 'Arrange',
    icon: 'lock',
    menu: 'selection',
    isEnabled: hasSelection,
    isChecked: isLocked,
    says: (context) => (context.selection.ids.size > 0 ? 'Unlocked.' : 'Locked.'),
    run(context: ActionContext) {
      const { selection, steps, store } = context;
      if (selection.ids.size === 0) return;
      const locked = !isLocked(context);
      steps.run(() => {
        for (const id of selection.ids) store.update(id, { locked });
      });
      // What is locked is out of the way.
      if (locked) selection.clear();
    },
  },
  unlockAll: {
    label: 'Unlock everything',
    keys: [],
    group: 'Arrange',
    icon: 'lock-open',
    menu: 'board',
    isEnabled: (context: ActionContext) => lockedIds(context).length > 0,
    run(context: ActionContext) {
      const { selection, steps, store } = context;
      const ids = lockedIds(context);
      if (ids.length === 0) return;
      steps.run(() => {
        for (const id of ids) store.update(id, { locked: false });
      });
      selection.set(ids);
    },
  },
} satisfies Record<string, ActionDeclaration>;

/** Everything that is selected. */
function isLocked({ selection, store }: ActionContext): boolean {
  for (const id of selection.ids) if (!store.get(id)?.locked) return false;
  return selection.ids.size > 0;
}

/** Looks at every shape: only for a menu that opens, and for what a menu does. */
function lockedIds({ store }: ActionContext): string[] {
  const ids: string[] = [];
  for (const { id, locked } of store.all()) if (locked) ids.push(id);
  return ids;
}
