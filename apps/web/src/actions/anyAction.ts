import type { Action, Editor } from '@drawbridge/editor';

/** An action of the editor or of the page around it: keys, help, palette and menus make no difference. */
export interface AnyAction extends Omit<Action, 'group'> {
  readonly group: string;
  /** The browser makes events of its keys, which do it: such as those for copying. */
  readonly keysMakeEvents?: boolean;
}

/** All actions there are, in the order of help and menus. */
export function allActions(editor: Editor, pageActions: readonly AnyAction[]): readonly AnyAction[] {
  // Cut, copy and paste come first, where everybody looks for them.
  const [first, others] = [true, false].map((isFirst) =>
    pageActions.filter(({ group }) => (group === 'Edit') === isFirst),
  );
  return [...(first ?? []), ...editor.actions, ...(others ?? [])];
}
