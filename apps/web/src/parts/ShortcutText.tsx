import { isApple, keyCaps } from '../keyboard/keyLabel.ts';

/** A shortcut in one line, as menus show it: Ctrl+D, on a Mac ⌘D. */
export function ShortcutText({ shortcut }: { readonly shortcut: string }) {
  const isMac = isApple(navigator.platform);
  return <span className="shortcut-text">{keyCaps(shortcut, isMac).join(isMac ? '' : '+')}</span>;
}
