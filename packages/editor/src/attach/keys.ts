import type { Input } from '../input/input.ts';
import { listen } from './listen.ts';

/** Where space and letters mean something else than a command. */
const OWN_KEYS_SELECTOR =
  'input, textarea, select, button, a[href], [contenteditable]:not([contenteditable="false"])';

/** Held or let go between two clicks, they are part of the gesture. */
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Alt', 'AltGraph', 'Control', 'Meta']);

/** Follows the keys that change what the pointer does: space, Shift, Alt, Ctrl. Returns the undo. */
export function listenToKeys(document: Document, input: Input): () => void {
  const setModifiers = (event: KeyboardEvent) =>
    input.setModifiers({
      shift: event.shiftKey,
      alt: event.altKey,
      ctrl: event.ctrlKey || event.metaKey,
    });
  const release = () => input.setSpaceHeld(false);

  const stopKeys = listen(document, {
    keydown(event) {
      setModifiers(event);
      if (!MODIFIERS.has(event.key)) input.keyDown();
      if (event.key !== ' ' || hasOwnKeys(event.target)) return;
      // Or the page would scroll.
      event.preventDefault();
      input.setSpaceHeld(true);
    },
    keyup(event) {
      setModifiers(event);
      if (event.key === ' ') release();
    },
  });
  // In another window the key comes up unseen.
  document.defaultView?.addEventListener('blur', release);
  return () => {
    stopKeys();
    document.defaultView?.removeEventListener('blur', release);
  };
}

function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(OWN_KEYS_SELECTOR) !== null;
}
