import * as Y from 'yjs';
import type { ShapeFields } from './shape.ts';

/** In the document a text is a Y.Text, so that several people can type at once; a plain string is read as well. */
export const TEXT_KEY = 'tx';

export function readText(fields: ShapeFields): string {
  const value = fields.get(TEXT_KEY);
  if (typeof value === 'string') return value;
  return value instanceof Y.Text ? value.toString() : '';
}

/** Nothing at all for no text: most shapes that may have one do not. */
export function writeText(text = ''): Readonly<Record<string, unknown>> {
  // Half a surrogate pair would be another character here than for everybody who gets it as UTF-8.
  return text === '' ? {} : { [TEXT_KEY]: new Y.Text(text.toWellFormed()) };
}
