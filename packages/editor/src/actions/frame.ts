import { createShapeId, expandBox } from '@drawbridge/board';
import { shapeCount } from '../announce/describe.ts';
import { createFrame } from '../frames/createFrame.ts';
import type { ActionContext, ActionDeclaration } from './action.ts';

/** Between the shapes and the frame around them, in page px. */
const MARGIN_PX = 20;

export const frameActions = {
  frameSelection: {
    label: 'Put a frame around it',
    keys: [],
    group: 'Arrange',
    icon: 'frame',
    menu: 'selection',
    isEnabled: canBeFramed,
    says: (_, count) => `Framed ${shapeCount(count)}.`,
    run(context: ActionContext) {
      const { store, selection, selectionBounds, steps } = context;
      const bounds = selectionBounds.current?.bounds;
      if (!bounds || !canBeFramed(context)) return;
      const id = createShapeId();
      steps.run(() => {
        createFrame(context, id, expandBox(bounds, MARGIN_PX));
        // Also what lay in another frame.
        for (const inside of selection.ids) store.update(inside, { frame: id });
      });
      selection.set([id]);
    },
  },
} satisfies Record<string, ActionDeclaration>;

/** There are no frames in frames, and what is locked stays where it is. */
function canBeFramed({ store, selection }: ActionContext): boolean {
  for (const id of selection.ids) {
    const shape = store.get(id);
    if (shape?.type === 'frame' || shape?.locked) return false;
  }
  return selection.ids.size > 0;
}
