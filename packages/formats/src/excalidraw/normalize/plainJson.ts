import { isRecord } from '@drawbridge/board';
import type { Fields } from '../element.ts';

/** LIMIT of things within each other. Files have some five; what is deeper is left out, before it takes the stack. */
const MAX_DEPTH = 32;

/** What of the fields JSON can say, without keys that would change all objects. The very same where that is all of them. */
export function plainFields(fields: Fields): Fields {
  return plainRecord(fields, MAX_DEPTH);
}

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Most of a file is fine, and large: nothing is copied before something has to be left out. */
function plainRecord(record: Fields, depth: number): Fields {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(record)) {
    const value = FORBIDDEN.has(key) ? undefined : record[key];
    const plain = plainValue(value, depth - 1);
    if (plain !== undefined && Object.is(plain, record[key])) continue;
    copy ??= Object.fromEntries(Object.entries(record).filter(([name]) => !FORBIDDEN.has(name)));
    if (plain === undefined) delete copy[key];
    else copy[key] = plain;
  }
  return copy ?? record;
}

function plainList(list: readonly unknown[], depth: number): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const plain = plainValue(list[index], depth - 1) ?? null;
    if (Object.is(plain, list[index])) continue;
    copy ??= Array.from(list);
    copy[index] = plain;
  }
  return copy ?? list;
}

function plainValue(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // A zero with a sign would not be the same after a file.
      return Number.isFinite(value) ? value + 0 : undefined;
    case 'object':
      if (value === null || depth <= 0) return value === null ? null : undefined;
      if (Array.isArray(value)) return plainList(value, depth);
      return isRecord(value) ? plainRecord(value, depth) : undefined;
    default:
      return undefined;
  }
}
