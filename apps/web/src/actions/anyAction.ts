import type { Action, Editor } from '@drawbridge/editor';

/** An action of the editor or of the page around it: keys, help, palette and menus make no difference. */
export interface AnyAction extends Omit<Action, 'group'> {
  readonly group: string;
}

/** All actions there are, in the order of help and menus. */
export function allActions(editor: Editor, pageActions: readonly AnyAction[]): readonly AnyAction[] {
  return [...editor.actions, ...pageActions];
}
