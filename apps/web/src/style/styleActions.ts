import type { StyleKey } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import type { AnyAction } from '../actions/anyAction.ts';
import { hasEyeDropper } from './eyeDropper.ts';
import type { StyleOpener, StylePart } from './styleOpener.ts';

/** The keys that lead to parts of the style panel. */
export function createStyleActions(editor: Editor, opener: StyleOpener): readonly AnyAction[] {
  const action = (
    part: StylePart,
    property: StyleKey,
    look: Pick<AnyAction, 'label' | 'keys'>,
  ): AnyAction => ({
    ...look,
    id: `style ${part}`,
    group: 'Style',
    isEnabled: () => property in editor.ui.style,
    isChecked: () => undefined,
    run: () => opener.open(part),
  });
  const actions = [
    action('color', 'color', { label: 'Line colours', keys: ['S'] }),
    action('fillColor', 'fillColor', { label: 'Fill colours', keys: ['G'] }),
    action('font', 'font', { label: 'Fonts', keys: ['Shift+F'] }),
  ];
  const pick = action('eyeDropper', 'color', { label: 'Pick a colour from the screen', keys: ['I'] });
  return hasEyeDropper() ? [...actions, pick] : actions;
}
