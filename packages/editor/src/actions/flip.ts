import { boxCenter } from '@drawbridge/board';
import { stretching } from '../transform/transformShape.ts';
import { transformShapes } from '../transform/transformShapes.ts';
import { writeTransformed } from '../transform/writeTransformed.ts';
import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';
import { changeSelection } from './changeSelection.ts';

export const flipActions = {
  flipHorizontally: flip('Flip horizontally', 'Shift+H', 'flip-horizontal-2', { sx: -1, sy: 1 }),
  flipVertically: flip('Flip vertically', 'Shift+V', 'flip-vertical-2', { sx: 1, sy: -1 }),
} satisfies Record<string, ActionDeclaration>;

/** Across the middle of the selection, upright on the page however a shape is turned. */
function flip(
  label: string,
  key: string,
  icon: string,
  factors: { readonly sx: number; readonly sy: number },
): ActionDeclaration {
  return {
    ...{ label, keys: [key], icon, group: 'Arrange', menu: 'selection', submenu: 'Flip' },
    isEnabled: hasSelection,
    run(context: ActionContext) {
      const { store, selectionBounds } = context;
      const bounds = selectionBounds.current?.bounds;
      if (!bounds) return;
      const transform = stretching({ anchor: boxCenter(bounds), rotation: 0, ...factors });
      changeSelection(context, (ids) => {
        const shapes = [...ids].flatMap((id) => store.get(id) ?? []);
        writeTransformed(store, transformShapes(shapes, transform, store.get));
      });
    },
  };
}
