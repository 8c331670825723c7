/** A CSS colour as six hexadecimal digits, or `transparent`; undefined for what is not one of the usual ways to write one. */
export function parseCssColor(value: unknown): `#${string}` | 'transparent' | undefined {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  const text = value.trim().toLowerCase();
  if (text === 'transparent' || text === 'none') return 'transparent';
  return NAMES.get(text) ?? parseHex(text) ?? parseRgb(text);
}

const MAX_LENGTH = 64;

/** Those that somebody types. */
const NAMES: ReadonlyMap<string, `#${string}`> = new Map([
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['gray', '#808080'],
  ['grey', '#808080'],
  ['silver', '#c0c0c0'],
  ['red', '#ff0000'],
  ['maroon', '#800000'],
  ['orange', '#ffa500'],
  ['yellow', '#ffff00'],
  ['olive', '#808000'],
  ['lime', '#00ff00'],
  ['green', '#008000'],
  ['teal', '#008080'],
  ['cyan', '#00ffff'],
  ['aqua', '#00ffff'],
  ['blue', '#0000ff'],
  ['navy', '#000080'],
  ['purple', '#800080'],
  ['magenta', '#ff00ff'],
  ['fuchsia', '#ff00ff'],
  ['pink', '#ffc0cb'],
  ['brown', '#a52a2a'],
] as const);

/** #rgb, #rgba, #rrggbb or #rrggbbaa. Only an alpha of nothing counts. */
function parseHex(text: string): `#${string}` | 'transparent' | undefined {
  const digits = /^#([0-9a-f]{3,8})$/.exec(text)?.[1];
  if (digits === undefined || digits.length === 5 || digits.length === 7) return undefined;
  const isShort = digits.length < 6;
  const long = isShort ? [...digits].map((digit) => digit + digit).join('') : digits;
  return long.slice(6) === '00' ? 'transparent' : `#${long.slice(0, 6)}`;
}

function parseRgb(text: string): `#${string}` | 'transparent' | undefined {
  const match = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)%?)?\s*\)$/.exec(text);
  if (!match) return undefined;
  const [, red, green, blue, alpha] = match;
  if (alpha !== undefined && Number(alpha) === 0) return 'transparent';
  return `#${[red, green, blue].map((part) => hexByte(Number(part))).join('')}`;
}

/** Two digits, for a value from 0 to 255. */
export function hexByte(value: number): string {
  return Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, '0');
}
