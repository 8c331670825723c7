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

/** Signs that are the same key with and without Shift on many keyboards, and written without it. */
const UNSHIFTED: Readonly<Record<string, string>> = { '=': '+', _: '-', '{': '[', '}': ']', '"': "'" };
/** What stands for its sign where the keyboard has another alphabet. */
const PLACES: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Quote: "'",
  Slash: '/',
};
/** Shift is part of how one types it, on some keyboards and not on others. */
const SHIFTLESS: ReadonlySet<string> = new Set(['+', '?', '<', '>']);

/** A key press as shortcuts are written: 'Mod+Shift+Z', '1', 'ArrowUp'. */
export function chordOf(press: KeyPress): string {
  const key = keyOf(press);
  // Whoever changes their mind in the middle of a gesture holds what they held for it.
  if (key === 'Escape') return key;
  const parts = [press.ctrlKey || press.metaKey ? 'Mod' : '', press.altKey ? 'Alt' : ''];
  parts.push(press.shiftKey && !SHIFTLESS.has(key) ? 'Shift' : '', key);
  return parts.filter(Boolean).join('+');
}

function keyOf({ key, code }: KeyPress): string {
  const sign = UNSHIFTED[key];
  if (sign) return sign;
  // With Shift a digit's key is a sign that differs from keyboard to keyboard; its place does not.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  // Letters go by what is printed on them, or by their place where they are not Latin.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && !/^[a-z]$/i.test(key)) return letter;
  if (!/^[ -~]+$/.test(key)) return PLACES[code] ?? key;
  return key.length === 1 ? key.toUpperCase() : key;
}
