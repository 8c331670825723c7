import * as Y from 'yjs';
import { ROOT_NAMES } from '../roots.ts';

/** What a doc says to whoever reads it, as a text to compare: all values, letters with their marks, and how far it is. */
export function readBoard(doc: Y.Doc): string {
  const roots = ROOT_NAMES.map((name) => readable(doc.getMap(name)));
  return JSON.stringify([roots, [...Y.encodeStateVector(doc)].sort()]);
}

function readable(type: unknown): unknown {
  if (type instanceof Y.Map) {
    return Object.fromEntries([...type.entries()].sort(byKey).map(([key, value]) => [key, readable(value)]));
  }
  return type instanceof Y.Text ? type.toDelta() : type;
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
