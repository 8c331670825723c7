import * as Y from 'yjs';
import { copyValue, type Fields } from '../giveBackCopy.ts';
import type { ReplayedWork } from './replayWork.ts';

/** One value of a key, or one letter of a text: an item of Yjs may hold several that one client wrote in a row. */
export interface Unit {
  readonly id: Y.ID;
  readonly value: unknown;
  readonly isDeleted: boolean;
  /** It was deleted before the replay began: nobody knows what it was. */
  readonly isLost: boolean;
}

/** The values that a key had, the newest first. */
export function* valuesOf(map: Fields, key: string): Generator<Unit> {
  for (let item = map._map.get(key) ?? null; item; item = item.left) yield* [...unitsOf(item)].reverse();
}

/** The value that a key would have if the work had not been done. */
export function valueWithout(map: Fields, key: string, work: ReplayedWork): Unit | undefined {
  for (const unit of valuesOf(map, key)) {
    if (!work.isWritten(unit.id)) return isThereWithout(unit, work) ? unit : undefined;
  }
  return undefined;
}

/** The same of all letters of a text. */
export function textWithout(text: Y.Text, work: ReplayedWork): string {
  let letters = '';
  for (let item = text._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue;
    for (const unit of unitsOf(item))
      if (!work.isWritten(unit.id) && isThereWithout(unit, work)) letters += String(unit.value);
  }
  return letters;
}

/** A shape, or another value, as it would be, made anew for another doc. */
export function copyWithout(value: unknown, work: ReplayedWork): unknown {
  if (value instanceof Y.Text) return new Y.Text(textWithout(value, work));
  if (!(value instanceof Y.Map)) return copyValue(value);
  const keys = [...value._map.keys()];
  return new Y.Map(
    keys.flatMap((key): [string, unknown][] => {
      const unit = valueWithout(value, key, work);
      return unit ? [[key, copyWithout(unit.value, work)]] : [];
    }),
  );
}

function isThereWithout({ id, isDeleted, isLost }: Unit, work: ReplayedWork): boolean {
  return !isLost && (!isDeleted || work.isDeleted(id));
}

function* unitsOf(item: Y.Item): Generator<Unit> {
  const values: readonly unknown[] = item.content.getContent();
  for (let at = 0; at < item.length; at += 1) {
    yield {
      id: Y.createID(item.id.client, item.id.clock + at),
      value: values[at],
      isDeleted: item.deleted,
      isLost: item.content instanceof Y.ContentDeleted,
    };
  }
}
