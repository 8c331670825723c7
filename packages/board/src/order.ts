import { generateNKeysBetween } from 'fractional-indexing';

/**
 * A shape's place from back to front: a fractional index, compared by code unit. Two users may make the same
 * key at the same time; the tie is broken by shape id, so everybody sees one order.
 */
export type OrderKey = string;

const DEFAULT_ORDER_KEY: OrderKey = 'a0';

/** Keys grow by a character per halving of a gap; one this long is damage, not use. */
const MAX_KEY_LENGTH = 1024;

interface Ordered {
  readonly id: string;
  readonly z: OrderKey;
}

/** The drawing order, back to front. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.z !== b.z) return a.z < b.z ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

export function parseOrderKey(value: unknown): OrderKey {
  return isOrderKey(value) ? value : DEFAULT_ORDER_KEY;
}

/** Whether the key generator will accept `value`: a head letter that tells the length, then digits, no zero last. */
export function isOrderKey(value: unknown): value is OrderKey {
  if (typeof value !== 'string' || value.length < 2 || value.length > MAX_KEY_LENGTH) return false;
  if (!isLetter(value.charCodeAt(0))) return false;
  // A loop, as every shape of a board that is opened comes by here.
  for (let index = 1; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (!isLetter(code) && !(code >= 48 && code <= 57)) return false;
  }
  const head = value.charCodeAt(0);
  const integerLength = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  if (value.length < integerLength || (head === 65 && /^A0+$/.test(value))) return false;
  return value.length === integerLength || !value.endsWith('0');
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/**
 * `count` ascending keys between two others; `undefined` is an open end. Between equal keys there is nothing: all of them are that
 * one, and the tie is left to the shape ids.
 */
export function keysBetween(
  below: OrderKey | undefined,
  above: OrderKey | undefined,
  count: number,
): OrderKey[] {
  if (below !== undefined && below === above) return Array.from({ length: count }, () => below);
  return generateNKeysBetween(below ?? null, above ?? null, count);
}

/** `count` ascending keys above `top`, or from the start when there is nothing yet. */
export function keysAbove(top: OrderKey | undefined, count: number): OrderKey[] {
  return generateNKeysBetween(top ?? null, null, count);
}
