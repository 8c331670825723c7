/**
 * A few letters that are the same for equal values and, as good as always, others for different ones: enough to tell whether
 * something is still what it was, for a tenth of the room. Keys may come in any order, and numbers that differ by less than
 * arithmetic does are the same.
 */
export function fingerprint(value: unknown): string {
  return hash(canonical(value));
}

/** Finer than anything that is drawn, and no multiple of half the step in which points are kept. */
const STEPS_PER_UNIT = 1e5;

function canonical(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * STEPS_PER_UNIT));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join()}}`;
}

/** 53 bits, mixed from two sums of 32 that multiply by different primes. */
function hash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return ((b & 0x1f_ffff) * 0x1_0000_0000 + (a >>> 0)).toString(36);
}
