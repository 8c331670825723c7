/** The part of a KeyboardEvent that shortcuts look at. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  preventDefault(): void;
}

export type ShortcutGroup = 'Tools' | 'Edit' | 'View';

/** One line of the help dialog. `Mod` is Ctrl, on a Mac Cmd. */
export interface ShortcutHelp {
  /** Alternatives, such as 'Mod+Shift+Z' and 'Mod+Y'. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: ShortcutGroup;
}

export interface Shortcut extends ShortcutHelp {
  readonly run: () => void;
}

/** The shortcut that `press` stands for. */
export function findShortcut(shortcuts: readonly Shortcut[], press: KeyPress): Shortcut | undefined {
  const chord = chordOf(press);
  return shortcuts.find(({ keys }) => keys.includes(chord));
}

/** A key press as shortcuts are written: 'Mod+Shift+Z', '1', 'ArrowUp'. */
export function chordOf(press: KeyPress): string {
  const key = keyOf(press);
  const parts = [press.ctrlKey || press.metaKey ? 'Mod' : '', press.altKey ? 'Alt' : ''];
  // Plus is Shift and = on many keyboards and a key of its own on others; it means the same on all.
  parts.push(press.shiftKey && key !== '+' ? 'Shift' : '', key);
  return parts.filter(Boolean).join('+');
}

function keyOf({ key, code }: KeyPress): string {
  if (key === '=' || key === '+') return '+';
  if (key === '_') return '-';
  // With Shift a digit's key is a sign that differs from keyboard to keyboard; its place does not.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  // Letters go by what is printed on them, or by their place where they are not Latin.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && !/^[a-z]$/i.test(key)) return letter;
  return key.length === 1 ? key.toUpperCase() : key;
}
