import { chordOf, type Editor } from '@drawbridge/editor';
import { useEffectEvent, useLayoutEffect } from 'react';
import type { AnyAction } from '../actions/anyAction.ts';
import { isCovered } from '../parts/isCovered.ts';
import { ownsKey } from './keyTarget.ts';

/**
 * Keys anywhere on the page go to the board, unless a dialog or a message is over it or an element needs them itself.
 *
 * @param onEscape closes what is open beside the board, if anything is; the board gets the key otherwise.
 */
export function useShortcuts(editor: Editor, pageActions: readonly AnyAction[], onEscape?: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
    const chord = chordOf(event);
    const action = pageActions.find(({ keys, keysMakeEvents }) => !keysMakeEvents && keys.includes(chord));
    const run = chord === 'Escape' ? (onEscape ?? action?.run) : action?.run;
    if (!run) {
      editor.handleKey(event);
      return;
    }
    event.preventDefault();
    run();
  });
  // Before the page is painted: what looks ready takes keys.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (isCovered(document)) return true;
  // It closes what is open, which is no reason to deselect as well.
  if (key === 'Escape' && document.querySelector(':popover-open') !== null) return true;
  if (key === 'Tab' && !isCanvas(target)) return true;
  return target instanceof HTMLElement && ownsKey(target, key);
}

/** There Tab goes from shape to shape; everywhere else from button to button. */
function isCanvas(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('.canvas');
}
