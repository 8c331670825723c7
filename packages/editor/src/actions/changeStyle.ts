import type { Style } from '@drawbridge/board';
import type { ActionContext } from './action.ts';
import { applicableStyle } from './applicableStyle.ts';
import { changeSelection } from './changeSelection.ts';
import { stylePatch } from './stylePatch.ts';

/**
 * Gives the selected shapes this style, as far as they have such properties, and the shapes to come. Changes of the same
 * property that follow each other closely are one step.
 */
export function changeStyle(context: ActionContext, patch: Partial<Style>): void {
  const { store, toolbox, shownStyle, preview } = context;
  const [type, ...others] = shownStyle.types;
  toolbox.setStyle(patch, others.length === 0 ? type : undefined);
  changeSelection(
    context,
    (ids) => {
      for (const id of ids) {
        const shape = store.get(id);
        const style = shape && applicableStyle(shape, patch);
        if (style) store.update(id, stylePatch(shape, style, ids.size));
      }
    },
    `restyle ${Object.keys(patch).join()}`,
  );
  // What was shown beforehand is there now.
  preview.end('committed');
}
