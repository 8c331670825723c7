import * as Y from 'yjs';
import { parseBoardName } from '../boardName.ts';
import { copyValue, sizeOfValue } from '../giveBackCopy.ts';
import { createListeners } from '../listeners.ts';
import { isRecord } from '../number.ts';
import { compareOrder, keysAbove } from '../order.ts';
import { createShapeId, isShapeId } from '../shapeId.ts';
import type { PlainFields } from '../store/plainFields.ts';
import { type WriteStep, writeInParts } from '../writeInParts.ts';
import {
  type ItemFields,
  type ItemId,
  LIBRARY_KEY,
  MAX_ITEM_BYTES,
  MAX_ITEM_SHAPES,
  MAX_LIBRARY_ITEMS,
  type NewItem,
  newItem,
  readItem,
  type SharedItem,
  writeShapes,
} from './sharedItem.ts';

/**
 * The library of a board, the same for everybody. It is no part of undo: who takes back a stroke does not mean what lies in
 * the library. What was removed can be put back by whoever removed it.
 */
export interface Library {
  /** In the order of the list, and the same object as long as nothing changes. */
  readonly current: readonly SharedItem[];
  /** Puts items at the end of the list. Those that are there already stay as they are. */
  add(items: readonly NewItem[]): AddedItems;
  rename(id: ItemId, name: string): void;
  /** Answers how to put it back. */
  remove(id: ItemId): () => void;
  /** Somebody changed it, here or elsewhere. */
  onChange(listener: () => void): () => void;
  /** Stops following the doc, which lives on. */
  destroy(): void;
}

/** What became of items that were to be added. */
export interface AddedItems {
  readonly ids: readonly ItemId[];
  /** How many were there already, by their ids or by what they look like. */
  readonly known: number;
  /** How many have too much in them. */
  readonly tooLarge: number;
  /** How many found no room. */
  readonly tooMany: number;
}

export function createLibrary(doc: Y.Doc): Library {
  const map = doc.getMap(LIBRARY_KEY);
  const changes = createListeners<[]>();
  /** Reading costs something, and most who have a board open never look at its library. */
  let items: readonly SharedItem[] | undefined;
  const read = new WeakMap<ItemFields, SharedItem>();
  map.observeDeep(follow);

  function follow(events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const { target } of events) if (target instanceof Y.Map) read.delete(target);
    items = undefined;
    changes.notify();
  }

  function list(): readonly SharedItem[] {
    const all = [...map.keys()].flatMap((id) => {
      const fields = fieldsOf(id);
      return fields ? [itemOf(id, fields)] : [];
    });
    // What a later version put in may have nothing that this one can show.
    return all.filter(({ shapes }) => shapes.length > 0).sort(compareOrder);
  }

  function itemOf(id: ItemId, fields: ItemFields): SharedItem {
    const item = read.get(fields) ?? readItem(id, fields);
    read.set(fields, item);
    return item;
  }

  function fieldsOf(id: ItemId): ItemFields | undefined {
    const fields = map.get(id);
    return fields instanceof Y.Map ? fields : undefined;
  }

  function shownLooks(): Set<string> {
    const values = [...map.keys()].map((id) => fieldsOf(id)?.get('sh'));
    return new Set(values.flatMap((shapes) => (Array.isArray(shapes) ? lookOf(shapes) : [])));
  }

  const library: Library = {
    get current() {
      items ??= list();
      return items;
    },
    add(given) {
      const sorted = sortOut(given, { looks: shownLooks(), hasId: (id) => map.has(id) });
      const room = sorted.fresh.slice(0, Math.max(0, MAX_LIBRARY_ITEMS - map.size));
      const keys = keysAbove(library.current.at(-1)?.z, room.length);
      const steps = room.map(({ item, id, shapes, bytes }, index): WriteStep => {
        const fields = newItem(item, keys[index] ?? '', shapes);
        return { id, bytes, run: () => map.set(id, fields) };
      });
      const ids = writeInParts(steps, doc);
      const { known, tooLarge } = sorted;
      return { ids, known, tooLarge, tooMany: sorted.fresh.length - room.length };
    },
    rename(id, name) {
      const fields = fieldsOf(id);
      if (fields) fields.set('n', parseBoardName(name));
    },
    remove(id) {
      const fields = fieldsOf(id);
      const copy = fields && copyValue(fields);
      map.delete(id);
      return () => {
        if (copy && !map.has(id)) map.set(id, copy);
      };
    },
    onChange: changes.add,
    destroy() {
      map.unobserveDeep(follow);
      changes.clear();
    },
  };
  return library;
}

interface FreshItem {
  readonly id: ItemId;
  readonly item: NewItem;
  readonly shapes: readonly PlainFields[];
  readonly bytes: number;
}

interface Present {
  /** Of each item that is there. */
  readonly looks: Set<string>;
  readonly hasId: (id: ItemId) => boolean;
}

/** Tells what is new from what is there already, so that a file can be opened twice. */
function sortOut(given: readonly NewItem[], { looks, hasId }: Present) {
  const ids = new Set<ItemId>();
  const fresh: FreshItem[] = [];
  let known = 0;
  let tooLarge = 0;
  for (const item of given) {
    const id = isShapeId(item.id) && !ids.has(item.id) ? item.id : createShapeId();
    const shapes = writeShapes(item.shapes);
    const look = lookOf(shapes);
    const bytes = sizeOfValue(shapes);
    if (hasId(id) || looks.has(look)) known += 1;
    else if (shapes.length > MAX_ITEM_SHAPES || bytes > MAX_ITEM_BYTES) tooLarge += 1;
    else fresh.push({ id, item, shapes, bytes });
    ids.add(id);
    looks.add(look);
  }
  return { fresh, known, tooLarge };
}

/**
 * What can be seen of shapes, whatever their ids are: files of old have no names for items, by which one would know them again.
 * Two strokes of one box, one style and as many bytes are the same.
 */
function lookOf(shapes: readonly unknown[]): string {
  const parts = shapes.filter(isRecord).map(({ k, g, s, p, tx }) => [k, g, s, tx, sizeOfValue(p)]);
  return JSON.stringify(parts);
}
