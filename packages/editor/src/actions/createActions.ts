import type { Action, ActionContext, ActionDeclaration } from './action.ts';
import { type ActionId, actions } from './index.ts';

export interface Actions {
  /** In the order of help and menus. */
  readonly list: readonly Action[];
  run(id: ActionId): void;
  /** The action of a chord such as 'Mod+Shift+Z'. */
  forChord(chord: string): Action | undefined;
}

interface ActionsDeps {
  readonly context: ActionContext;
  /** Actions do not mix with a gesture in progress: it is ended first. */
  readonly interrupt: () => void;
}

/** The declared actions, given an editor to act on. */
export function createActions({ context, interrupt }: ActionsDeps): Actions {
  const list = Object.entries<ActionDeclaration>(actions).map(([id, declaration]) => bind(id, declaration));
  const byId = new Map(list.map((action) => [action.id, action]));
  const byChord = new Map(list.flatMap((action) => action.keys.map((chord) => [chord, action])));

  function bind(id: string, declaration: ActionDeclaration): Action {
    const { isEnabled, isChecked, run, keepsGesture, onlyLooks, ...look } = declaration;
    const isAllowed = () => onlyLooks === true || !context.toolbox.isReadOnly;
    return {
      ...look,
      id,
      isEnabled: () => isAllowed() && (isEnabled?.(context) ?? true),
      isChecked: () => isChecked?.(context),
      run() {
        if (!isAllowed()) return;
        if (!keepsGesture) interrupt();
        run(context);
      },
    };
  }

  return {
    list,
    run: (id) => byId.get(id)?.run(),
    forChord: (chord) => byChord.get(chord),
  };
}
