import * as Y from 'yjs';
import type { ShapeFields } from './shape.ts';

/** In the document a text is a Y.Text, so that several people can type at once; a plain string is read as well. */
export const TEXT_KEY = 'tx';

export function readText(fields: ShapeFields): string {
  const value = fields.get(TEXT_KEY);
  if (typeof value === 'string') return value;
  return value instanceof Y.Text ? value.toString() : '';
}

/**
 * Nothing at all for no text, as most shapes that may have one do not; a shape that is made for its text has one from the start,
 * so that two who begin to type in it at once write in the same.
 */
export function writeText(text = '', { isExpected = false } = {}): Readonly<Record<string, unknown>> {
  // Half a surrogate pair would be another character here than for everybody who gets it as UTF-8.
  return text === '' && !isExpected ? {} : { [TEXT_KEY]: new Y.Text(text.toWellFormed()) };
}
