import type { Shape, ShapeId } from '@drawbridge/board';
import { shapeCount } from '../announce/describe.ts';
import { duplicateShapes } from '../arrange/duplicateShapes.ts';
import { withContents } from '../changeable.ts';
import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';
import { changeSelection } from './changeSelection.ts';

/** How far beside the original a duplicate appears, in screen px. */
const DUPLICATE_OFFSET_PX = 16;

export const editActions = {
  selectAll: {
    label: 'Select all',
    keys: ['Mod+A'],
    group: 'Edit',
    icon: 'square-dashed',
    menu: 'board',
    isEnabled: ({ store }: ActionContext) => store.size > 0,
    says: () => '',
    run: ({ selection, store }: ActionContext) => selection.set(unlockedOf(store.all())),
  },
  cancel: {
    label: 'Cancel, deselect',
    keys: ['Escape'],
    group: 'Edit',
    // It is the gesture that it cancels.
    keepsGesture: true,
    onlyLooks: true,
    says: () => '',
    run({ toolbox, walk, together }: ActionContext) {
      if (together.unfollow()) return;
      const { isGoing } = walk;
      toolbox.cancel();
      if (isGoing) walk.leave();
    },
  },
  selectNone: {
    label: 'Select nothing',
    keys: [],
    group: 'Edit',
    isEnabled: hasSelection,
    says: () => '',
    run: ({ selection }: ActionContext) => selection.clear(),
  },
  duplicateSelection: {
    label: 'Duplicate',
    keys: ['Mod+D'],
    group: 'Edit',
    icon: 'copy-plus',
    menu: 'selection',
    isEnabled: hasSelection,
    says: (_, count) => `Duplicated ${shapeCount(count)}.`,
    run(context: ActionContext) {
      const offset = DUPLICATE_OFFSET_PX / context.viewport.camera.zoom;
      duplicateShapes(context, context.selection.ids, { dx: offset, dy: offset });
    },
  },
  deleteSelection: {
    label: 'Delete',
    keys: ['Delete', 'Backspace'],
    group: 'Edit',
    icon: 'trash-2',
    menu: 'selection',
    isEnabled: hasSelection,
    says: (_, count) => `Deleted ${shapeCount(count)}.`,
    run: (context: ActionContext) =>
      void changeSelection(context, (ids) => context.store.delete(withContents(context.store, ids))),
  },
} satisfies Record<string, ActionDeclaration>;

function* unlockedOf(shapes: Iterable<Shape>): Iterable<ShapeId> {
  for (const { id, locked } of shapes) if (!locked) yield id;
}
