import * as Y from 'yjs';
import { TEXT_KEY } from '../shapes/textField.ts';
import type { Ids } from './letters.ts';

/**
 * Shapes that came back in this transaction, with everything they had. Yjs leaves out what somebody else has written over, also
 * when that somebody changed a shape that was being deleted: it would come back without its place, or its style. What they wrote
 * counts, as far as it is still there; else what stood there when we deleted the shape. `deleted` is what the step had deleted.
 */
export function completeShapes(transaction: Y.Transaction, map: Y.Map<unknown>, deleted: Ids): void {
  // A cast, as Yjs types the keys of `changed` as AbstractType<YEvent<any>>, which no Y.Map<unknown> is. It has the key null for
  // what changed in a list.
  const touched: ReadonlySet<string | null> = transaction.changed.get(map as never) ?? new Set();
  for (const id of touched) {
    const item = id === null ? undefined : map._map.get(id);
    const fresh = item && isNew(item, transaction) ? mapIn(item) : undefined;
    const old = fresh && mapIn(item?.left);
    if (!fresh || !old) continue;
    for (const [key, last] of old._map) {
      if (key === TEXT_KEY || fresh.has(key)) continue;
      const value = lastValue(last, deleted);
      if (value !== undefined) fresh.set(key, value);
    }
  }
}

function isNew({ id, deleted }: Y.Item, { beforeState }: Y.Transaction): boolean {
  return !deleted && id.clock >= (beforeState.get(id.client) ?? 0);
}

function mapIn(item: Y.Item | null | undefined): Y.Map<unknown> | undefined {
  const type = item?.content instanceof Y.ContentType ? item.content.type : undefined;
  return type instanceof Y.Map ? type : undefined;
}

/** The newest value of a key that can still be read, if it was there when we deleted its shape. */
function lastValue(last: Y.Item, deleted: Ids): unknown {
  let value: unknown;
  for (let item: Y.Item | null = last; item; item = item.left) {
    value ??= valueIn(item);
    if (Y.isDeleted(deleted, item.id)) return value;
  }
  return undefined;
}

/** Nothing for what was collected, and for types, which cannot be in two places. */
function valueIn({ content }: Y.Item): unknown {
  const isPlain = content instanceof Y.ContentAny || content instanceof Y.ContentBinary;
  return isPlain ? content.getContent().at(-1) : undefined;
}
