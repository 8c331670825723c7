import { createListeners } from '@drawbridge/board';
import type { ThemeName } from '@drawbridge/shapes';
import type { Settings } from './settings.ts';
import type { ShownStyle } from './style/shownStyle.ts';
import type { RememberedStyles } from './style/styleMemory.ts';

/** A tool as a toolbar shows it. */
export interface ToolButton {
  readonly id: string;
  readonly label: string;
  /** The name of a lucide icon. */
  readonly icon: string;
  /** Single keys, upper case. */
  readonly shortcuts: readonly string[];
  /** Tools of one group share a button, which remembers the one used last. */
  readonly group?: string;
}

/** What the chrome around the canvas needs to know; replaced only when something in it changed. */
export interface EditorUi {
  readonly toolId: string;
  readonly toolLocked: boolean;
  /** Those that can be chosen now. */
  readonly tools: readonly ToolButton[];
  /** Nothing can be selected or changed: view mode. */
  readonly isReadOnly: boolean;
  /** Whether view mode can be left. */
  readonly mayEdit: boolean;
  readonly selectedCount: number;
  readonly zoom: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Of the selection if there is one, else of the shapes to come. */
  readonly style: ShownStyle;
  /** Of the shapes to come, with any tool: for `restoreStyles` of the next editor. */
  readonly styles: RememberedStyles;
  /** For `restoreSettings` of the next editor. */
  readonly settings: Settings;
  readonly shapeCount: number;
  readonly isEmpty: boolean;
  readonly theme: ThemeName;
}

/** The current EditorUi and those who watch it. */
export interface UiState {
  readonly current: EditorUi;
  onChange(listener: () => void): () => void;
  /** Reads everything anew, and notifies if something differs. Once per frame. */
  publish(): void;
  destroy(): void;
}

export function createUiState(read: () => EditorUi): UiState {
  const listeners = createListeners<[]>();
  let current = read();
  return {
    get current() {
      return current;
    },
    onChange: listeners.add,
    publish() {
      const next = read();
      if (isShallowEqual(current, next)) return;
      current = next;
      listeners.notify();
    },
    destroy: listeners.clear,
  };
}

function isShallowEqual<Fields extends object>(a: Fields, b: Fields): boolean {
  // Object.keys of a typed object lists keys of its type; TypeScript only promises strings.
  return (Object.keys(a) as (keyof Fields)[]).every((key) => Object.is(a[key], b[key]));
}
