import { chordOf } from '@drawbridge/editor';
import { ownsKey } from '../keyboard/keyTarget.ts';
import { isCovered } from '../parts/isCovered.ts';
import type { Clipboard } from './clipboard.ts';

/** Within this time of the keys for it the browser has pasted, or it does not. */
const PASTE_WAIT_MS = 100;
const PLAIN_PASTE = 'Mod+Shift+V';

/** Hands the browser's events for copying and pasting to the board, unless they are about a field or words; returns the undo. */
export function listenToClipboard(document: Document, clipboard: Clipboard): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let plain: ReturnType<typeof setTimeout> | undefined;

  function takePlain(): boolean {
    const isPlain = plain !== undefined;
    clearTimeout(plain);
    plain = undefined;
    return isPlain;
  }

  document.addEventListener(
    'keydown',
    (event) => {
      takePlain();
      if (event.defaultPrevented || chordOf(event) !== PLAIN_PASTE || !isForBoard(event)) return;
      // Firefox has no event for these keys outside of fields.
      plain = setTimeout(() => {
        plain = undefined;
        void clipboard.paste(true);
      }, PASTE_WAIT_MS);
    },
    { signal },
  );
  document.addEventListener('copy', (event) => isForBoard(event) && clipboard.onCopy(event), { signal });
  document.addEventListener('cut', (event) => isForBoard(event) && clipboard.onCut(event), { signal });
  document.addEventListener(
    'paste',
    (event) => {
      const isPlain = takePlain();
      if (isForBoard(event)) clipboard.onPaste(event, isPlain);
    },
    { signal },
  );
  return () => {
    controller.abort();
    takePlain();
  };
}

function isForBoard({ target, defaultPrevented }: Event): boolean {
  if (defaultPrevented || isCovered(document)) return false;
  const focused = document.activeElement;
  if (isField(target) || isField(focused)) return false;
  // Words that somebody selected beside the board are what they want to copy.
  return focused?.matches('.canvas') === true || document.getSelection()?.isCollapsed !== false;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && ownsKey(target, 'v');
}
