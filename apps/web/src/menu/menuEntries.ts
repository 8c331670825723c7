import type { AnyAction } from '../actions/anyAction.ts';

/** What a menu is made of. */
export type MenuEntry =
  | { readonly kind: 'action'; readonly action: AnyAction }
  | {
      readonly kind: 'submenu';
      readonly label: string;
      readonly icon: string | undefined;
      readonly entries: readonly MenuEntry[];
    }
  | { readonly kind: 'separator' };

/** The context menu of a selection or of the board: the actions that say so, a line between groups. */
export function menuEntries(actions: readonly AnyAction[], on: 'selection' | 'board'): readonly MenuEntry[] {
  const members = actions.filter(({ menu }) => menu === on || menu === 'both');
  const groups = Map.groupBy(members, ({ group }) => group);
  return [...groups.values()].flatMap((group, at) =>
    at === 0 ? groupEntries(group) : [{ kind: 'separator' }, ...groupEntries(group)],
  );
}

/** A submenu stands where its first action would. */
function groupEntries(actions: readonly AnyAction[]): MenuEntry[] {
  const parts = Map.groupBy(actions, ({ id, submenu }) => submenu ?? `the action ${id}`);
  return [...parts.values()].flatMap((part) => {
    const [first] = part;
    const entries = part.map((action): MenuEntry => ({ kind: 'action', action }));
    if (first?.submenu === undefined) return entries;
    return [{ kind: 'submenu', label: first.submenu, icon: first.icon, entries }];
  });
}
