import type { ShapeId } from '@drawbridge/board';
import { labelOf, shapeUtils } from '@drawbridge/shapes';
import type { ActionContext, ActionDeclaration } from './action.ts';
import { changeSelection } from './changeSelection.ts';
import { stylePatch } from './stylePatch.ts';

/** How much larger or smaller at a time. */
const FONT_SIZE_STEP = 1.1;
/** LIMITS of what one gets to by these steps. */
const MIN_FONT_SIZE_PX = 4;
const MAX_FONT_SIZE_PX = 1000;

export const textActions = {
  editText: {
    label: 'Edit text',
    keys: ['Enter'],
    group: 'Edit',
    icon: 'text-cursor',
    menu: 'selection',
    isEnabled: (context: ActionContext) => selectedLabelled(context) !== undefined,
    // The field that opens has a name of its own.
    says: () => '',
    run(context: ActionContext) {
      const id = selectedLabelled(context);
      if (id !== undefined) context.editText(id);
    },
  },
  enlargeFont: changeFontSize('Larger text', 'Mod+>', FONT_SIZE_STEP),
  reduceFont: changeFontSize('Smaller text', 'Mod+<', 1 / FONT_SIZE_STEP),
} satisfies Record<string, ActionDeclaration>;

/** Of every selected shape from its own size; with nothing selected, of what is written next. */
function changeFontSize(label: string, key: string, factor: number): ActionDeclaration {
  const next = (size: number) => roundedSize(size, factor);
  return {
    label,
    keys: [key],
    group: 'Style',
    keepsGesture: true,
    whileTyping: true,
    run(context: ActionContext) {
      const { selection, store, toolbox, typing } = context;
      if (selection.ids.size === 0) {
        const fontSize = next(typing.current?.shape.style.fontSize ?? toolbox.style.fontSize);
        toolbox.setStyle({ fontSize });
        typing.restyle({ fontSize });
      }
      changeSelection(
        context,
        (ids) => {
          for (const id of ids) {
            const shape = store.get(id);
            if (!shape || shape.locked || !shapeUtils[shape.type].styleKeys.includes('fontSize')) continue;
            store.update(id, stylePatch(shape, { fontSize: next(shape.style.fontSize) }, ids.size));
          }
        },
        label,
      );
    },
  };
}

/** A whole number, and always another one. */
function roundedSize(size: number, factor: number): number {
  const rounded = Math.round(size * factor);
  const changed = rounded === Math.round(size) ? rounded + Math.sign(factor - 1) : rounded;
  return Math.min(MAX_FONT_SIZE_PX, Math.max(MIN_FONT_SIZE_PX, changed));
}

/** The one selected shape, if it can have a text. */
function selectedLabelled({ selection, store }: ActionContext): ShapeId | undefined {
  const [id = ''] = selection.ids;
  const shape = selection.ids.size === 1 ? store.get(id) : undefined;
  return shape && !shape.locked && labelOf(shape) ? id : undefined;
}
