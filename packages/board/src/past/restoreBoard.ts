import * as Y from 'yjs';
import { copyValue, type Fields, fieldsOf, isSameValue, sizeOfValue } from '../giveBackCopy.ts';
import { isKnownSince } from '../giveBackItems.ts';
import type { ShapeId } from '../shapeId.ts';
import { TEXT_KEY } from '../shapes/textField.ts';
import { SHAPES_KEY, type Store } from '../store.ts';
import { patchText } from '../text/patchText.ts';
import { type WriteStep, writeInParts } from '../writeInParts.ts';

/**
 * Makes a board what it was in an earlier version, by writing the difference as new changes: everybody gets them like any
 * other, and undo takes them back. What was drawn since the person looked (`seen`) is not what they meant to undo, and
 * stays: shapes that are newer, and parts of shapes that were changed since.
 *
 * @param seen how far each Yjs client was known then, as `stateOf` says it.
 * @returns the shapes that it changed.
 */
export function restoreBoard(version: Y.Doc, seen: KnownClocks, to: RestoreTo): ShapeId[] {
  const source = version.getMap(SHAPES_KEY);
  const target = to.doc.getMap(SHAPES_KEY);
  const kept = [...source._map].flatMap(([id, item]): WriteStep[] => {
    const fields = fieldsOf(item);
    if (!fields) return [];
    const current = fieldsOf(target._map.get(id));
    if (current) return changes(id, { fields, current, seen });
    return [{ id, bytes: sizeOfValue(fields), run: () => target.set(id, copyValue(fields)) }];
  });
  const superfluous = [...target._map].flatMap(([id, item]): WriteStep[] => {
    const current = fieldsOf(item);
    const isMeant =
      current && !fieldsOf(source._map.get(id)) && isSeen(item, seen) && isKnownSince(seen, current);
    return isMeant ? [{ id, bytes: 0, run: () => to.store.delete([id]) }] : [];
  });
  return writeInParts([...kept, ...superfluous], to.store);
}

export interface RestoreTo {
  readonly doc: Y.Doc;
  readonly store: Pick<Store, 'transact' | 'delete'>;
}

/** For each Yjs client, how many of its edits a doc knows. */
export type KnownClocks = ReadonlyMap<number, number>;

export function stateOf(doc: Y.Doc): KnownClocks {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

interface Compared {
  readonly fields: Fields;
  readonly current: Fields;
  readonly seen: KnownClocks;
}

/** The keys that differ, apart from those that somebody wrote since. */
function changes(id: ShapeId, { fields, current, seen }: Compared): WriteStep[] {
  const keys = [...new Set([...fields.keys(), ...current.keys()])].filter((key) => {
    const item = current._map.get(key);
    const isNew = item && (!isSeen(item, seen) || !isKnownSince(seen, current.get(key)));
    return !isNew && !isSameValue(fields.get(key), current.get(key));
  });
  if (keys.length === 0) return [];
  const bytes = keys.reduce((sum, key) => sum + sizeOfValue(fields.get(key)), 0);
  const run = (): void => {
    for (const key of keys) write(key, fields, current);
  };
  return [{ id, bytes, run }];
}

function write(key: string, fields: Fields, current: Fields): void {
  const [value, now] = [fields.get(key), current.get(key)];
  // Letters that somebody types at the same time must find the text where it was.
  const isText = key === TEXT_KEY && value instanceof Y.Text && now instanceof Y.Text;
  if (isText) patchText(current, value.toString());
  else if (fields.has(key)) current.set(key, copyValue(value));
  else current.delete(key);
}

function isSeen({ lastId }: Y.Item, seen: KnownClocks): boolean {
  return lastId.clock < (seen.get(lastId.client) ?? 0);
}
