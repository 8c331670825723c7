import type { Action, ActionContext, ActionDeclaration } from './action.ts';
import { type ActionId, actions } from './index.ts';

export interface Actions {
  /** In the order of help and menus. */
  readonly list: readonly Action[];
  run(id: ActionId): void;
  /** The same in a text that is being edited, where most keys are letters or the field's own. */
  forChordWhileTyping(chord: string): (() => void) | undefined;
  /** What a chord such as 'Mod+Shift+Z' does now; `undefined` when it is not ours. */
  forChord(chord: string): (() => void) | undefined;
}

interface ActionsDeps {
  readonly context: ActionContext;
  /** Ids of actions that there are not to be. */
  readonly without: ReadonlySet<string>;
  /** Actions do not mix with a gesture in progress: it is ended first. */
  readonly interrupt: () => void;
  /** Tells those who cannot see it what was done. */
  readonly say: (words: string) => void;
}

interface Bound {
  readonly action: Action;
  readonly yieldsKey: boolean;
  readonly whileTyping: boolean;
}

/** The declared actions, given an editor to act on. */
export function createActions({ context, without, interrupt, say }: ActionsDeps): Actions {
  const list = Object.entries<ActionDeclaration>(actions)
    .filter(([id]) => !without.has(id))
    .map(([id, declaration]) => bind(id, declaration));
  const byId = new Map(list.map(({ action }) => [action.id, action]));
  // Several may share a key, if they can never be done at the same time.
  const byChord = Map.groupBy(
    list.flatMap((bound) => bound.action.keys.map((chord) => ({ chord, bound }))),
    ({ chord }) => chord,
  );

  function bind(id: string, declaration: ActionDeclaration): Bound {
    const {
      isEnabled,
      isChecked,
      run,
      says,
      keepsGesture,
      onlyLooks,
      yieldsKey = false,
      whileTyping = false,
      ...look
    } = declaration;
    const isAllowed = () => onlyLooks === true || !context.toolbox.isReadOnly;
    const action: Action = {
      ...look,
      id,
      isEnabled: () => isAllowed() && (isEnabled?.(context) ?? true),
      isChecked: () => isChecked?.(context),
      run() {
        if (!isAllowed()) return;
        if (!keepsGesture) interrupt();
        const selectedBefore = context.selection.ids.size;
        run(context);
        const words = says ? says(context, selectedBefore) : wordsFor(look.label, isChecked?.(context));
        if (words !== '') say(words);
      },
    };
    return { action, yieldsKey, whileTyping };
  }

  return {
    list: list.map(({ action }) => action),
    run: (id) => byId.get(id)?.run(),
    forChordWhileTyping: (chord) =>
      byChord.get(chord)?.find(({ bound }) => bound.whileTyping)?.bound.action.run,
    forChord(chord) {
      const candidates = (byChord.get(chord) ?? []).map(({ bound }) => bound);
      const chosen = candidates.find(({ action }) => action.isEnabled());
      // What cannot be done now keeps the browser from its own all the same: Ctrl+D is no bookmark.
      return (chosen ?? candidates.find(({ yieldsKey }) => !yieldsKey))?.action.run;
    },
  };
}

/** "Duplicate." or, of a thing that is on or off, "Grid on." */
function wordsFor(label: string, isOn: boolean | undefined): string {
  if (isOn === undefined) return `${label}.`;
  return `${label} ${isOn ? 'on' : 'off'}.`;
}
