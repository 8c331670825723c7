import * as Y from 'yjs';

/** What of a doc was never stored, as the provider knows it. */
export interface UnsentWork {
  /** For each Yjs client with unsent work, the clock at which it begins. */
  readonly from: ReadonlyMap<number, number>;
  /** Updates that were not stored; only what they delete is looked at. */
  readonly updates: readonly Uint8Array[];
}

/** Tells by Yjs ids what was written unsent. */
export interface UnsentTest {
  isUnsent(item: Y.Item): boolean;
  /** The item, of either doc, was deleted in the old one, and that is not stored. */
  isDeletionUnsent(item: Y.Item | undefined): boolean;
  /** Something within the value, at any depth. */
  hasUnsent(value: unknown): boolean;
}

/** What the fresh doc knows was stored after all, whatever the provider heard: an acknowledgement may have got lost. */
export function createUnsentTest({ from, updates }: UnsentWork, fresh: Y.Doc): UnsentTest {
  const starts = new Map(
    [...from].map(([client, clock]) => [client, Math.max(clock, Y.getState(fresh.store, client))]),
  );
  const deleted = Y.mergeDeleteSets(updates.flatMap(readDeletes));
  // By its last part: Yjs joins what one client wrote in a row, stored or not, to one item.
  const isUnsent = ({ lastId }: Y.Item): boolean =>
    lastId.clock >= (starts.get(lastId.client) ?? Number.POSITIVE_INFINITY);
  const isDeletionUnsent = (item: Y.Item | undefined): boolean =>
    item !== undefined && Y.isDeleted(deleted, item.lastId);
  return {
    isUnsent,
    isDeletionUnsent,
    hasUnsent: (value) => someItemWithin(value, (item) => isUnsent(item) || isDeletionUnsent(item)),
  };
}

/** Whether everything within the value was in `doc`, too. */
export function isKnownTo(doc: Y.Doc, value: unknown): boolean {
  return !someItemWithin(value, ({ lastId }) => lastId.clock >= Y.getState(doc.store, lastId.client));
}

/** The same, of a doc of which only this is left: how far it knew each client. */
export function isKnownSince(clocks: ReadonlyMap<number, number>, value: unknown): boolean {
  return itemSince(clocks, value) === undefined;
}

/** Some item that still is within the value and came later than that. */
export function itemSince(clocks: ReadonlyMap<number, number>, value: unknown): Y.Item | undefined {
  let found: Y.Item | undefined;
  someItemWithin(value, (item) => {
    const isNew = !item.deleted && item.lastId.clock >= (clocks.get(item.lastId.client) ?? 0);
    if (isNew) found = item;
    return isNew;
  });
  return found;
}

function readDeletes(update: Uint8Array): ReturnType<typeof Y.decodeUpdate>['ds'][] {
  try {
    return [Y.decodeUpdate(update).ds];
  } catch {
    // Not an update: it deletes nothing. The rest is still given back.
    return [];
  }
}

export function someItemWithin(value: unknown, test: (item: Y.Item) => boolean): boolean {
  if (!(value instanceof Y.AbstractType)) return false;
  for (const item of itemsOf(value)) {
    if (test(item)) return true;
    if (item.content instanceof Y.ContentType && someItemWithin(item.content.type, test)) return true;
  }
  return false;
}

function* itemsOf(type: Y.AbstractType<unknown>): Iterable<Y.Item> {
  yield* type._map.values();
  for (let item = type._start; item; item = item.right) yield item;
}
