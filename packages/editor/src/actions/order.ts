import type { ShapeId } from '@drawbridge/board';
import { type OrderPlan, planStep, planToBack, planToFront } from '../arrange/order.ts';
import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';
import { changeSelection } from './changeSelection.ts';

/** LIMIT of shapes that look for what lies over them one by one; more go all the way at once. */
const MAX_STEPPED_SHAPES = 1000;

export const orderActions = {
  bringToFront: order('Bring to front', ['Mod+Shift+]', ']'], 'bring-to-front', planToFront),
  bringForward: order('Bring forward', ['Mod+]', 'Alt+]'], 'move-up', (context, ids) =>
    ids.size > MAX_STEPPED_SHAPES ? planToFront(context, ids) : planStep(context, ids, 1),
  ),
  sendBackward: order('Send backward', ['Mod+[', 'Alt+['], 'move-down', (context, ids) =>
    ids.size > MAX_STEPPED_SHAPES ? planToBack(context, ids) : planStep(context, ids, -1),
  ),
  sendToBack: order('Send to back', ['Mod+Shift+[', '['], 'send-to-back', planToBack),
} satisfies Record<string, ActionDeclaration>;

function order(
  label: string,
  keys: readonly string[],
  icon: string,
  plan: (context: ActionContext, ids: ReadonlySet<ShapeId>) => OrderPlan,
): ActionDeclaration {
  return {
    ...{ label, keys, icon, group: 'Arrange', menu: 'selection', submenu: 'Order' },
    isEnabled: hasSelection,
    run: (context) =>
      void changeSelection(context, (ids) => {
        for (const [id, z] of plan(context, ids)) context.store.update(id, { z });
      }),
  };
}
