import type { Fields } from '../element.ts';

/** LIMIT of things within each other. Files have some five; what is deeper is left out, before it takes the stack. */
const MAX_DEPTH = 32;

/** What of the fields JSON can say, without keys that would change all objects. */
export function plainFields(fields: Fields): Fields {
  return plainRecord(fields, MAX_DEPTH);
}

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function plainRecord(record: object, depth: number): Fields {
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    const part = FORBIDDEN.has(key) ? undefined : plainValue(value, depth - 1);
    if (part !== undefined) plain[key] = part;
  }
  return plain;
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
      if (value === null) return null;
      if (depth <= 0) return undefined;
      return Array.isArray(value)
        ? Array.from(value, (part) => plainValue(part, depth - 1) ?? null)
        : plainRecord(value, depth);
    default:
      return undefined;
  }
}
