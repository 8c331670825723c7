import { groupShapes, type ShapeId, ungroupShapes } from '@drawbridge/board';
import { shapeCount } from '../announce/describe.ts';
import { contentsOf, unlocked } from '../changeable.ts';
import { enteredGroups } from '../groups/units.ts';
import type { ActionContext, ActionDeclaration } from './action.ts';
import { changeSelection } from './changeSelection.ts';

export const groupActions = {
  groupSelection: {
    label: 'Group',
    keys: ['Mod+G'],
    group: 'Arrange',
    icon: 'group',
    menu: 'selection',
    isEnabled: (context: ActionContext) => context.selection.ids.size > 1,
    says: (_, count) => `Grouped ${shapeCount(count)}.`,
    run: (context: ActionContext) =>
      void changeSelection(context, (ids) => groupShapes(context.store, groupable(context, ids))),
  },
  ungroupSelection: {
    label: 'Ungroup',
    keys: ['Mod+Shift+G'],
    group: 'Arrange',
    icon: 'ungroup',
    menu: 'selection',
    isEnabled: (context: ActionContext) => outermostGroups(context).size + framesOf(context).length > 0,
    run(context: ActionContext) {
      const { store, selection } = context;
      const [groups, frames] = [outermostGroups(context), framesOf(context)];
      const contents = frames.flatMap((frame) => [...contentsOf(store, frame)]);
      if (groups.size + frames.length === 0) return;
      const kept = [...selection.ids].filter((id) => !frames.includes(id));
      context.steps.run(() => {
        for (const group of groups) ungroupShapes(store, group);
        for (const id of contents) store.update(id, { frame: '' });
        store.delete(frames);
      });
      // What was in a frame lies there by itself now.
      selection.set([...kept, ...contents]);
    },
  },
} satisfies Record<string, ActionDeclaration>;

/** A frame is something like a group itself, and in none. */
function groupable({ store }: ActionContext, ids: ReadonlySet<ShapeId>): ReadonlySet<ShapeId> {
  return new Set([...ids].filter((id) => store.get(id)?.type !== 'frame'));
}

/** The groups that one sees as selected. */
function outermostGroups({ store, selection }: ActionContext): ReadonlySet<string> {
  const entered = enteredGroups(store, selection.ids);
  const groups = new Set<string>();
  for (const id of unlocked(store, selection.ids)) {
    const outermost = store.groups.pathOf(id).findLast((group) => !entered.includes(group));
    if (outermost !== undefined) groups.add(outermost);
  }
  return groups;
}

function framesOf({ store, selection }: ActionContext): ShapeId[] {
  return [...unlocked(store, selection.ids)].filter((id) => store.get(id)?.type === 'frame');
}
