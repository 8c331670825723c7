import type { Editor } from '@drawbridge/editor';
import { useEffect, useEffectEvent } from 'react';
import { ownsKey } from './keyTarget.ts';

/** Page shortcuts in the form of the editor's own table; shown in the help dialog. */
export const pageShortcuts = [
  { keys: ['?'], label: 'Help and shortcuts', group: 'Page' },
  { keys: ['Alt+Shift+D'], label: 'Light or dark theme', group: 'Page' },
] as const;

interface PageActions {
  readonly onHelp: () => void;
  readonly onToggleTheme: () => void;
}

/** Keys anywhere on the page go to the board, unless a dialog is open or an element needs them itself. */
export function useShortcuts(editor: Editor, actions: PageActions): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
    if (isHelp(event)) actions.onHelp();
    else if (isThemeToggle(event)) actions.onToggleTheme();
    else {
      editor.handleKey(event);
      return;
    }
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return target instanceof HTMLElement && ownsKey(target, key);
}

function isHelp({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === '?' && !ctrlKey && !metaKey && !altKey;
}

/** By position of the key: with Alt held, Macs produce another character. */
function isThemeToggle({ code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return code === 'KeyD' && altKey && shiftKey && !ctrlKey && !metaKey;
}
