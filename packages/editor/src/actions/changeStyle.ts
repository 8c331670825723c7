import type { Style } from '@drawbridge/board';
import { shapeUtils } from '../shapes/index.ts';
import { pick } from '../style/styleMemory.ts';
import type { ActionContext } from './action.ts';
import { changeSelection } from './changeSelection.ts';
import { stylePatch } from './stylePatch.ts';

/**
 * Gives the selected shapes this style, as far as they have such properties, and the shapes to come. Changes of the same
 * property that follow each other closely are one step.
 */
export function changeStyle(context: ActionContext, patch: Partial<Style>): void {
  const { store, toolbox, shownStyle } = context;
  const [type, ...others] = shownStyle.types;
  toolbox.setStyle(patch, others.length === 0 ? type : undefined);
  changeSelection(
    context,
    (ids) => {
      for (const id of ids) {
        const shape = store.get(id);
        if (!shape || shape.locked) continue;
        const keys = shapeUtils[shape.type].styleKeys;
        const style = pick(patch, (key) => keys.includes(key) && shape.style[key] !== patch[key]);
        if (Object.keys(style).length > 0) store.update(id, stylePatch(shape, style));
      }
    },
    `restyle ${Object.keys(patch).join()}`,
  );
}
