import * as Y from 'yjs';
import { ROOT_NAMES } from '../roots.ts';

/**
 * What a doc says to whoever reads it, as a text to compare: all values, letters with their marks, and how far it is. The
 * order of the letters in texts that the client `loose` made makes no difference.
 */
export function readBoard(doc: Y.Doc, loose?: number): string {
  const roots = ROOT_NAMES.map((name) => readable(doc.getMap(name), loose));
  return JSON.stringify([roots, [...Y.encodeStateVector(doc)].sort()]);
}

function readable(type: unknown, loose?: number): unknown {
  if (type instanceof Y.Map) {
    const entries = [...type.entries()].sort(byKey);
    return Object.fromEntries(entries.map(([key, value]) => [key, readable(value, loose)]));
  }
  if (!(type instanceof Y.Text)) return type;
  const delta = type.toDelta();
  return type._item?.id.client === loose ? lettersOf(delta).sort() : delta;
}

function lettersOf(delta: readonly { readonly insert: unknown; readonly attributes?: object }[]): string[] {
  return delta.flatMap(({ insert, attributes }) =>
    [...String(insert)].map((letter) => JSON.stringify([letter, attributes])),
  );
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
