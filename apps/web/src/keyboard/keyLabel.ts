const macNames: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Meta: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Delete: 'Del',
  Backspace: '⌫',
  Enter: '↵',
};

const commonNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Arrows: '↑ → ↓ ←',
  Escape: 'Esc',
  Mod: 'Ctrl',
  Delete: 'Del',
  ContextMenu: 'Menu',
};

/**
 * The caps of one shortcut, in the order to press them: 'Mod+Shift+Z' gives ['Ctrl', 'Shift', 'Z'],
 * on a Mac ['⌘', '⇧', 'Z']. A '+' that is itself a key survives: 'Mod++' gives ['Ctrl', '+'].
 */
export function keyCaps(shortcut: string, isMac: boolean): string[] {
  const parts = shortcut.split(/\+(?!$)/).filter((part) => part !== '');
  return parts.map((part) => {
    const key = part.trim();
    const name = (isMac ? macNames[key] : undefined) ?? commonNames[key] ?? key;
    return /^[a-z]$/.test(name) ? name.toUpperCase() : name;
  });
}

/** Whether this browser runs on an Apple keyboard layout. */
export function isApple(platform: string): boolean {
  return /^(Mac|iPhone|iPad|iPod)/.test(platform);
}
