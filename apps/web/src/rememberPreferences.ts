import type { Editor, EditorUi } from '@drawbridge/editor';
import { appSettings } from './appSettings.ts';
import { readStored, type TextStorage, writeStored } from './storedValue.ts';

interface Preference {
  readonly key: string;
  /** For who has chosen nothing yet. */
  readonly initial?: object;
  /** Plain values; the same object until something in it changes. */
  readonly of: (ui: EditorUi) => object;
  /** `kept` may be anything, as others can write into the browser's storage. */
  readonly restore: (editor: Editor, kept: unknown) => void;
}

const PREFERENCES: readonly Preference[] = [
  {
    key: 'drawbridge:styles',
    initial: { common: appSettings.style },
    of: ({ styles }) => styles,
    restore: (editor, kept) => editor.restoreStyles(kept),
  },
  {
    key: 'drawbridge:settings',
    of: ({ settings }) => settings,
    restore: (editor, kept) => editor.restoreSettings(kept),
  },
];

/** Gives the editor what this browser remembers, and remembers what is chosen in it; returns the stop. */
export function rememberPreferences(editor: Editor, storage: TextStorage | undefined): () => void {
  const stops = PREFERENCES.map((preference) => remember(preference, editor, storage));
  return () => {
    for (const stop of stops) stop();
  };
}

function remember(
  { key, initial, of, restore }: Preference,
  editor: Editor,
  storage: TextStorage | undefined,
): () => void {
  restore(editor, parseJson(readStored(storage, key)) ?? initial);
  let kept: object | undefined;
  return editor.onUiChange(() => {
    const current = of(editor.ui);
    if (current === kept) return;
    kept = current;
    writeStored(storage, key, JSON.stringify(current));
  });
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
