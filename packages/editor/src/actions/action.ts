import type { History } from '@drawbridge/board';
import type { Walk } from '../announce/walk.ts';
import type { Menu } from '../menu.ts';
import type { SettingsSwitch } from '../settings.ts';
import type { ShownStyleSource } from '../style/shownStyle.ts';
import type { StyleClipboard } from '../style/styleClipboard.ts';
import type { Together } from '../together/together.ts';
import type { Toolbox } from '../toolbox.ts';
import type { ToolContext } from '../tools/toolContext.ts';
import type { Typing } from '../typing/typing.ts';

/** What actions may touch. */
export interface ActionContext extends Omit<ToolContext, 'style' | 'finishCreating'> {
  readonly history: History;
  readonly toolbox: Toolbox;
  readonly menu: Menu;
  readonly shownStyle: ShownStyleSource;
  readonly styleClipboard: StyleClipboard;
  readonly settings: SettingsSwitch;
  readonly typing: Pick<Typing, 'current' | 'restyle'>;
  readonly walk: Walk;
  readonly together: Together;
}

/** Headings of the shortcut help and the command palette. */
export type ActionGroup = 'Tools' | 'Edit' | 'Arrange' | 'Style' | 'View' | 'Together';

/** How an action presents itself. */
export interface ActionLook {
  /** What it does, as a menu says it: "Duplicate". */
  readonly label: string;
  /** Alternatives, such as 'Mod+Shift+Z' and 'Mod+Y'; `Mod` is Ctrl, on a Mac Cmd. The first is shown in menus. */
  readonly keys: readonly string[];
  readonly group: ActionGroup;
  /** Actions of the same words here are one line of the shortcut help: "Move by 1". */
  readonly helpLine?: string;
  /** The name of a lucide icon. */
  readonly icon?: string;
  /** In the context menu of a selection, of the empty board, or of both; in none without it. */
  readonly menu?: 'selection' | 'board' | 'both';
  /** The context menu offers it one step further, under this label: "Order". */
  readonly submenu?: string;
}

/**
 * Something that a user can do without pointing, declared once: keys, shortcut help, command palette and context menu
 * are drawn from it.
 */
export interface ActionDeclaration extends ActionLook {
  /** A gesture in progress goes on: zooming while dragging. Without it, the gesture is ended first. */
  readonly keepsGesture?: boolean;
  /** Changes nothing on the board, and so works while one may only look. */
  readonly onlyLooks?: boolean;
  /** Its key works in a text that is being edited, too. */
  readonly whileTyping?: boolean;
  /** As long as it cannot be done its key is the browser's. */
  readonly yieldsKey?: boolean;
  /**
   * What a screen reader says after it, given how many shapes were selected before; nothing for no words, which leaves it
   * to what is selected now. Without this it is the label, or of what is on or off, which of both it is.
   */
  says?(context: ActionContext, selectedBefore: number): string;
  /** For menus, which ask when they open. `run` must bear being called all the same, and do nothing then. */
  isEnabled?(context: ActionContext): boolean;
  /** Makes it a thing that is on or off. Asked when a menu opens. */
  isChecked?(context: ActionContext): boolean;
  run(context: ActionContext): void;
}

/** An action of one editor. */
export interface Action extends ActionLook {
  readonly id: string;
  /** Whether `run` would do anything now. */
  isEnabled(): boolean;
  /** `undefined` for what is neither on nor off. */
  isChecked(): boolean | undefined;
  run(): void;
}

/** For declarations: something is selected. */
export function hasSelection({ selection }: ActionContext): boolean {
  return selection.ids.size > 0;
}
