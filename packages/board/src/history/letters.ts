import * as Y from 'yjs';

/** Numbers of what was written or deleted, by client, as Yjs keeps them. */
export type Ids = ReturnType<typeof Y.createDeleteSet>;

type Struct = Y.Item | Y.GC;

/** The text that the item is a letter of, or some letters in a row, or a mark between them. */
export function textAround(item: Y.Item): Y.Text | undefined {
  return item.parentSub === null && item.parent instanceof Y.Text ? item.parent : undefined;
}

/** The text that the item holds as its value. */
export function textWithin(item: Y.Item | undefined): Y.Text | undefined {
  return item?.content instanceof Y.ContentType && item.content.type instanceof Y.Text
    ? item.content.type
    : undefined;
}

/** What the numbers stand for, cut where they begin and end. */
export function structsOf(transaction: Y.Transaction, ids: Ids): Struct[] {
  const structs: Struct[] = [];
  Y.iterateDeletedStructs(transaction, ids, (struct) => void structs.push(struct));
  return structs;
}

/** `length` letters in a row. */
export function idsFrom(id: Y.ID, length: number): Ids {
  const ids = Y.createDeleteSet();
  addIds(ids, id, length);
  return ids;
}

/** Adds what comes after all that `ids` holds of that client. */
export function addIds(ids: Ids, { client, clock }: Y.ID, length: number): void {
  const ranges = ids.clients.get(client) ?? [];
  ids.clients.set(client, ranges);
  const last = ranges.at(-1);
  if (last && last.clock + last.len === clock) last.len += length;
  else ranges.push({ clock, len: length });
}

/** Whether any letter of the item is among `ids`. */
export function hasSomeOf(ids: Ids, { id, length }: Y.Item): boolean {
  const ranges = ids.clients.get(id.client) ?? [];
  return ranges.some(({ clock, len }) => clock < id.clock + length && id.clock < clock + len);
}

/** The letters of texts among `ids`; in place of those that an undo put back, those that it wrote for them. */
export function currentLetters(transaction: Y.Transaction, ids: Ids): Y.Item[] {
  return structsOf(transaction, ids).flatMap((struct) => {
    if (!(struct instanceof Y.Item) || !textAround(struct)) return [];
    if (!struct.redone) return [struct];
    return currentLetters(transaction, idsFrom(struct.redone, struct.length));
  });
}

/** The letter that stands for the last one of `item` in `text`, as the end of an item. */
export function lastLetterIn(text: Y.Text, item: Y.Item, transaction: Y.Transaction): Y.Item | undefined {
  const { store } = transaction.doc;
  for (let id: Y.ID | undefined = item.lastId; id; ) {
    const found: Struct = Y.getItem(store, id);
    if (!(found instanceof Y.Item)) return undefined;
    if (found.parent === text) return Y.getItemCleanEnd(transaction, store, id);
    id = found.redone
      ? Y.createID(found.redone.client, found.redone.clock + id.clock - found.id.clock)
      : undefined;
  }
  return undefined;
}

/** The text itself or, when it was deleted with its shape and came back, the one that Yjs made in its place. */
export function livingText(text: Y.Text, { doc }: Y.Transaction): Y.Text | undefined {
  let item = text._item;
  while (item instanceof Y.Item && item.deleted && item.redone) item = Y.getItem(doc.store, item.redone);
  return item instanceof Y.Item && !item.deleted ? textWithin(item) : undefined;
}

/** Yjs remembers where it was in a text last. That is wrong as soon as anything else changes it. */
export function forgetPlaces(text: Y.Text): void {
  if (text._searchMarker) text._searchMarker.length = 0;
}
