import { type Cursor, Refused, readText } from './updateReader.ts';

/** Names that mean something to every object in JavaScript: a reader that copies fields would change behaviour by them. */
const DENIED: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
]);

/** Shape ids, field names, and what later versions may make of them. */
const PATTERN = /^[A-Za-z0-9_:.-]{1,64}$/;
const MAX_KEY_BYTES = 64;

/** The key of a map entry, or of a mark in a text. */
export function readKey(cursor: Cursor): string {
  const key = readText(cursor, MAX_KEY_BYTES);
  if (!PATTERN.test(key) || DENIED.has(key)) throw new Refused('The update uses a name that is not allowed.');
  return key;
}

/** The key of a field in a plain object, which may be any text but those that are dangerous. */
export function readObjectKey(cursor: Cursor, maxBytes: number): string {
  const key = readText(cursor, maxBytes);
  if (DENIED.has(key)) throw new Refused('The update uses a name that is not allowed.');
  return key;
}
