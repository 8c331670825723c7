import * as Y from 'yjs';
import { ROOT_NAMES, type RootName } from '../roots.ts';
import {
  type Bytes,
  type Content,
  deletes,
  encodeUpdate,
  gc,
  gone,
  id,
  inItem,
  inRoot,
  item,
  MAP,
  mark,
  plain,
  string,
  TEXT,
} from './encodeUpdate.ts';

type Name = readonly [client: number, clock: number];

/** Something that items can be put into. */
interface Holder {
  readonly name?: Name;
  /** Of a root map. */
  readonly root?: RootName;
  readonly isText: boolean;
  /** The items in it, by key; those of a text under ''. */
  readonly items: Map<string, Name[]>;
}

const CLIENTS = [3, 70, 900, 2 ** 31 + 5];
const KEYS = ['a', 'b', 'c'];

/** What roots take of which little is known otherwise: a name, and an item that was taken out again. */
const FITTING: Readonly<Partial<Record<RootName, [Content, length: number]>>> = {
  board: [plain([119, 1, 65]), 1],
  library: [gone(1), 1],
};

/**
 * An update in perfect grammar that means nothing, made for `doc`: what it puts where, between which neighbours and upon
 * which values, is left to chance, and now and then it refers to what does not fit or does not exist.
 */
export function randomUpdate(doc: Y.Doc, random: () => number): Uint8Array {
  const below = (end: number): number => Math.floor(random() * end);
  const oneOf = <T>(list: readonly T[]): T | undefined => list[below(list.length)];
  const client = oneOf(CLIENTS) ?? 3;
  const start = Math.max(0, Y.getState(doc.store, client) + (random() < 0.02 ? below(3) - 1 : 0));
  const holders = holdersIn(doc);
  let clock = start;

  const anyName = (): Name => {
    const of = oneOf(CLIENTS) ?? 3;
    return [of, below(2 + (of === client ? clock : Y.getState(doc.store, of)))];
  };
  const near = (names: readonly Name[]): Name | undefined =>
    random() < 0.02 ? anyName() : oneOf(random() < 0.5 ? names.slice(-3) : names);

  const add = (holder: Holder, key: string, content: Content, length: number): void => {
    const names = holder.items.get(key) ?? [];
    holder.items.set(key, names);
    for (let offset = 0; offset < length; offset += 1) names.push([client, clock + offset]);
    if (content === MAP || content === TEXT) {
      holders.push({ name: [client, clock], isText: content === TEXT, items: new Map() });
    }
    clock += length;
  };
  /** In a text of its own an author may do what undo managers do, which not all readers see in one order. */
  const isOwnText = ({ isText, name, items }: Holder): boolean =>
    isText && name?.[0] === client && items.size > 0;

  const struct = (): Bytes => {
    if (random() < 0.01) {
      clock += 1;
      return gc(1);
    }
    const holder: Holder = oneOf(holders.filter((each) => !isOwnText(each))) ?? {
      isText: false,
      items: new Map(),
    };
    const keys = holder.root === 'board' && random() < 0.9 ? ['name'] : KEYS;
    const key = holder.isText ? '' : (oneOf(keys) ?? 'a');
    const names = holder.items.get(key) ?? [];
    const left = names.length > 0 && random() < 0.9 ? near(names) : undefined;
    const right = holder.isText && names.length > 0 && random() < 0.6 ? oneOf(names) : undefined;
    const fitting = holder.root && random() < 0.9 ? FITTING[holder.root] : undefined;
    const [content, length] = fitting ?? randomContent(holder.isText !== random() < 0.01, random);
    add(holder, key, content, length);
    return item({
      ...(left ? { left: id(...left) } : {}),
      ...(right ? { right: id(...right) } : {}),
      ...(holder.name ? { parent: inItem(...holder.name) } : {}),
      ...(holder.root ? { parent: inRoot(holder.root) } : {}),
      key: holder.isText ? undefined : key,
      content,
    });
  };

  const structs = Array.from({ length: random() < 0.1 ? 0 : 1 + below(4) }, struct);
  const [deletedClient, deletedClock] = anyName();
  const deleted = random() < 0.3 ? [deletes(deletedClient, [deletedClock, 1 + below(3)])] : [];
  return encodeUpdate({ client, clock: start, structs, deletes: deleted });
}

function randomContent(isInText: boolean, random: () => number): [Content, length: number] {
  const chance = random();
  const length = 1 + Math.floor(random() * 4);
  if (chance < 0.1) return [gone(length), length];
  if (isInText && chance < 0.25) return [mark('bold', random() < 0.5 ? 'true' : 'null'), 1];
  if (isInText) return [string('abcd'.slice(0, length)), length];
  if (chance < 0.4) return [MAP, 1];
  if (chance < 0.7) return [TEXT, 1];
  return [plain([125, length]), 1];
}

/** The root maps, and every map and text that is left in the doc. */
function holdersIn(doc: Y.Doc): Holder[] {
  const holders = new Map<unknown, Holder>(
    ROOT_NAMES.map((root) => [doc.getMap(root), { root, isText: false, items: new Map<string, Name[]>() }]),
  );
  const structs = [...doc.store.clients.values()].flat().filter((struct) => struct instanceof Y.Item);
  for (const {
    content,
    id: { client, clock },
  } of structs) {
    if (!(content instanceof Y.ContentType)) continue;
    const isText = content.type instanceof Y.Text;
    holders.set(content.type, { name: [client, clock], isText, items: new Map() });
  }
  for (const {
    parent,
    parentSub,
    id: { client, clock },
    length,
  } of structs) {
    const items = holders.get(parent)?.items;
    const names = items?.get(parentSub ?? '') ?? [];
    for (let offset = 0; offset < length; offset += 1) names.push([client, clock + offset]);
    items?.set(parentSub ?? '', names);
  }
  return [...holders.values()];
}
