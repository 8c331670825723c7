import * as Y from 'yjs';
import { createIntern } from '../intern.ts';
import { isRecord } from '../number.ts';
import type { Style } from '../style.ts';

/*
 * Yjs reads each value of an update into memory of its own. On a board of 100,000 shapes that is a third of the heap: arrays
 * that grew by pushing and have room for 17 where there is one, and as many copies of the same style and the same name. What
 * is put in their place is equal, so that nobody can tell the difference but by how much memory there is.
 */

/** Makes one shape, as it was read from an update, take less memory. `style` is the one that was read from it. */
export function slimFields(fields: Y.Map<unknown>, style: Style): void {
  slimField(fields, 'k', withSharedStrings);
  slimField(fields, 'g', (value) => (Array.isArray(value) ? value.slice() : value));
  slimField(fields, 'z', (value) => value);
  slimField(fields, 's', (value) => withSharedStyle(value, style));
}

function slimField(fields: Y.Map<unknown>, key: string, slim: (value: unknown) => unknown): void {
  const item = fields._map.get(key);
  if (!item || item.deleted || !(item.content instanceof Y.ContentAny) || item.content.arr.length !== 1)
    return;
  item.content.arr = [slim(item.content.arr[0])];
}

/** What is stored for a style, by the style that is read from it; that is one object for all that are equal. */
const storedStyles = new WeakMap<Style, Readonly<Record<string, unknown>>>();

function withSharedStyle(value: unknown, style: Style): unknown {
  if (!isRecord(value)) return value;
  const known = storedStyles.get(style);
  if (known && isSameFlat(known, value)) return known;
  storedStyles.set(style, value);
  return value;
}

/** Whether both have the same fields with the same values, neither of them an object. */
function isSameFlat(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  for (const key in a) if (a[key] !== b[key] || !(key in b)) return false;
  for (const key in b) if (!(key in a)) return false;
  return true;
}

/** LIMIT of names that are remembered for sharing. */
const MAX_STRINGS = 1024;
const internString = createIntern<string>(MAX_STRINGS);

function withSharedStrings(constants: unknown): unknown {
  if (!isRecord(constants)) return constants;
  const { type, author } = constants;
  if (typeof type !== 'string' || typeof author !== 'string') return constants;
  return { ...constants, type: internString(type, () => type), author: internString(author, () => author) };
}
