/**
 * A few letters that are the same for equal values and, as good as always, others for different ones: enough to tell whether
 * something is still what it was, for a tenth of the room. Keys may come in any order, and numbers that differ by less than
 * arithmetic does are the same. What it answers is kept in documents: another way to compute it would make all that was kept
 * look changed.
 */
export function fingerprint(value: unknown): string {
  const sum: Sum = { a: 0xdeadbeef, b: 0x41c6ce57 };
  mixValue(sum, value);
  const a = Math.imul(sum.a ^ (sum.a >>> 16), 0x85ebca6b) ^ Math.imul(sum.b ^ (sum.b >>> 13), 0xc2b2ae35);
  const b = Math.imul(sum.b ^ (sum.b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return ((b & 0x1f_ffff) * TWO_TO_32 + (a >>> 0)).toString(36);
}

const TWO_TO_32 = 2 ** 32;

/** Two sums of 32 bits that multiply by different primes. */
interface Sum {
  a: number;
  b: number;
}

/** Finer than anything that is drawn, and no multiple of half the step in which points are kept. */
const STEPS_PER_UNIT = 1e5;

/** Each kind of value begins with another letter, and lists and records end with one. */
function mixValue(sum: Sum, value: unknown): void {
  if (typeof value === 'number') mixNumber(sum, Math.round(value * STEPS_PER_UNIT));
  else if (typeof value === 'string') mixText(sum, 's', value);
  else if (Array.isArray(value)) mixList(sum, value);
  else if (typeof value === 'object' && value !== null) mixRecord(sum, Object.entries(value));
  else mixText(sum, 'o', String(value));
}

function mixList(sum: Sum, list: readonly unknown[]): void {
  mixText(sum, '[', '');
  for (const part of list) mixValue(sum, part);
  mixText(sum, ']', '');
}

function mixRecord(sum: Sum, entries: [string, unknown][]): void {
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  mixText(sum, '{', '');
  for (const [key, part] of entries) {
    mixText(sum, 'k', key);
    mixValue(sum, part);
  }
  mixText(sum, '}', '');
}

function mixNumber(sum: Sum, whole: number): void {
  mix(sum, 0x6e);
  mix(sum, whole | 0);
  mix(sum, Math.floor(whole / TWO_TO_32));
}

function mixText(sum: Sum, kind: string, text: string): void {
  mix(sum, kind.charCodeAt(0));
  mix(sum, text.length);
  for (let index = 0; index < text.length; index++) mix(sum, text.charCodeAt(index));
}

function mix(sum: Sum, code: number): void {
  sum.a = Math.imul(sum.a ^ code, 0x9e3779b1);
  sum.b = Math.imul(sum.b ^ code, 0x5f356495) ^ (sum.b >>> 15);
}
