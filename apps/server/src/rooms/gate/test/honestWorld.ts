import {
  createBoardName,
  createComments,
  createLibrary,
  createShapeId,
  DEFAULT_STYLE,
  packPoints,
} from '@drawbridge/board';
import { createTestBoard, type TestBoard } from '@drawbridge/board/test';
import * as Y from 'yjs';

/** The real store with its undo, or all that the gate lets other programs use, with or without an undo manager. */
export type PersonKind = 'store' | 'free' | 'freeUndo';

const EVERYBODY: readonly PersonKind[] = ['store', 'free', 'store', 'freeUndo'];

/**
 * People on one board who do what people do. Half of them edit through the real store and its undo; the others use all
 * that the gate lets a client of another making use: texts, maps in maps, plain values in the root.
 */
export interface HonestWorld {
  /** One thing happens. Answers what a provider would send because of it: nothing, or an update. */
  step(): Uint8Array | undefined;
  readonly docs: readonly Y.Doc[];
}

interface Person {
  readonly doc: Y.Doc;
  /** Local updates that were not sent. */
  readonly outbox: Uint8Array[];
  have: number;
  edit(): void;
}

type Edit = () => void;

/** LIMIT of what lies in a library: each is as heavy as many shapes. */
const MAX_ITEMS = 5;

/** Marks what came from the log. */
const ROOM = { room: true };

export function createHonestWorld(random: () => number, kinds = EVERYBODY): HonestWorld {
  const log: Uint8Array[] = [];
  const below = (end: number): number => Math.floor(random() * end);
  const everybody = kinds.map((kind) => createPerson(kind, random));

  const pull = (person: Person, entries: number): void => {
    for (const bytes of log.slice(person.have, person.have + entries)) {
      Y.applyUpdate(person.doc, bytes, ROOM);
      person.have += 1;
    }
  };
  const push = (person: Person): Uint8Array | undefined => {
    const updates = person.outbox.splice(0);
    if (updates.length === 0) return undefined;
    const update = mergeAsOutbox(updates);
    log.push(update);
    return update;
  };

  return {
    docs: everybody.map(({ doc }) => doc),
    step() {
      const person = everybody[below(kinds.length)];
      if (!person) throw new Error('Nobody is there.');
      const chance = random();
      if (chance < 0.2) pull(person, 1 + below(8));
      else person.edit();
      // Offline for a while, now and then: the longer, the larger the merged update.
      return random() < 0.55 ? push(person) : undefined;
    },
  };
}

function mergeAsOutbox(updates: Uint8Array[]): Uint8Array {
  const [only] = updates;
  return only && updates.length === 1 ? only : Y.mergeUpdates(updates);
}

function createPerson(kind: PersonKind, random: () => number): Person {
  const board = createTestBoard();
  const { doc } = board;
  doc.gc = random() < 0.8;
  doc.clientID = Math.floor(random() * 2 ** 32);
  const outbox: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== ROOM) outbox.push(update);
  });
  const edits = kind === 'store' ? storeEdits(board, random) : freeEdits(doc, random, kind === 'freeUndo');
  return { doc, outbox, have: 0, edit: () => edits[Math.floor(random() * edits.length)]?.() };
}

/**
 * Yjs 13.6.33 throws out of an undo when what it would build on was deleted by somebody else and collected (`redoItem`
 * takes a GC for an item). What was written until then is sent like any other change.
 */
function tolerant(undo: Edit): Edit {
  return () => {
    try {
      undo();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
}

/** What the editor does, through the store and the history that it uses. */
function storeEdits({ doc, store, history }: TestBoard, random: () => number): Edit[] {
  const some = () => store.sorted().filter(() => random() < 3 / (1 + store.size));
  const ids = () => some().map(({ id }) => id);
  const box = () => ({ x: random() * 1e3, y: -random(), w: Math.round(random() * 99), h: 7.5 });
  const rectangle = () => ({ type: 'rectangle' as const, ...box(), style: DEFAULT_STYLE });
  const packed = (length: number) => {
    const points = Array.from({ length }, () => ({ x: random() * 99, y: random() * 99, pressure: random() }));
    return packPoints({ points, isPen: true });
  };
  const stroke = (length: number) => {
    return { type: 'draw' as const, ...box(), style: DEFAULT_STYLE, isPen: true, packed: packed(length) };
  };
  const arrow = () => {
    const style = { ...DEFAULT_STYLE, startHead: 'dot', endHead: 'triangle' } as const;
    return { type: 'arrow' as const, ...box(), style, packed: packed(2) };
  };
  const text = (words: string) => {
    const style = { ...DEFAULT_STYLE, font: 'mono', fontSize: 12.5, align: 'center' } as const;
    return { type: 'text' as const, ...box(), style, text: words };
  };
  const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  const fieldsOf = (type: string) => {
    const found = store.sorted().filter((shape) => shape.type === type && random() < 0.5);
    return found.flatMap(({ id }) => doc.getMap<Y.Map<unknown>>('shapes').get(id) ?? []);
  };
  const type = () => {
    const content = fieldsOf('text')[0]?.get('tx');
    if (!(content instanceof Y.Text)) return;
    const place = Math.floor(random() * (content.length + 1));
    store.transact(() => {
      if (random() < 0.7) content.insert(place, word());
      else content.delete(place, Math.min(2, content.length - place));
    });
  };
  const boundArrow = () => {
    const [from, to] = ids();
    const bind = (id = '') => (id ? { id, x: random(), y: random(), isInside: random() < 0.5 } : undefined);
    return { ...arrow(), start: bind(from), end: bind(to) };
  };
  const each = (change: (id: string) => void) => store.transact(() => ids().forEach(change));
  const name = createBoardName(doc);
  const comments = createComments(doc, { author: () => ({ id: 'a', name: word(), color: '#aB0123' }) });
  const thread = () => [...comments.threads()].find(() => random() < 0.5);
  const said = () => ({ text: word(), names: [word()] });
  const library = createLibrary(doc);
  const anyItem = () => ({
    id: '',
    created: 1,
    shapes: [rectangle(), stroke(9), boundArrow(), text(word())],
  });
  const anItem = () => library.current.find(() => random() < 0.5)?.id ?? '';
  return [
    () =>
      comments.begin({ x: random(), y: -1, on: ids().map((shape) => ({ shape, x: 0, y: 1 }))[0] }, said()),
    () => comments.reply(thread()?.id ?? '', said()),
    () => comments.edit(thread()?.comments.at(-1)?.id ?? '', said()),
    () => comments.setResolved(thread()?.id ?? '', random() < 0.5),
    () => comments.settle(new Map([[thread()?.id ?? '', { x: 1.5, y: 0 }]])),
    () => comments.remove([thread()?.comments[0].id ?? '']),
    () => comments.remove([thread()?.comments[0].id ?? ''])(),
    () => library.add(library.current.length < MAX_ITEMS ? [{ ...anyItem(), name: word() }] : []),
    () => library.rename(anItem(), word()),
    () => library.remove(anItem()),
    () => library.remove(anItem())(),
    () => name.set(word()),
    () => store.create(rectangle()),
    () => store.create(rectangle(), { ...rectangle(), rotation: random() }, stroke(20)),
    () => store.create(stroke(random() < 0.02 ? 2_000 : 40)),
    () => store.create(arrow(), text(word())),
    type,
    type,
    () => fieldsOf('arrow')[0]?.set('p', packed(3)),
    () => store.move(ids(), { dx: random(), dy: -random() }),
    () => each((id) => store.update(id, box())),
    () => each((id) => store.update(id, { x: random() })),
    () => each((id) => store.update(id, { style: { color: '#aB0123', opacity: random() } })),
    () => each((id) => store.update(id, { z: store.topKey() ?? 'a0' })),
    () => store.delete(ids()),
    () => store.duplicate(ids(), { dx: 10, dy: -10 }),
    () => store.transact(() => store.update(store.create(rectangle())[0] ?? '', { h: 1 })),
    () => store.create(boundArrow()),
    () => each((id) => store.update(id, { groups: ['inner', 'outer'].slice(0, Math.floor(3 * random())) })),
    () => each((id) => store.update(id, { locked: random() < 0.5, link: word(), frame: ids()[0] ?? '' })),
    () => each((id) => store.update(id, { foreign: random() < 0.5 ? word() : '' })),
    () => each((id) => store.update(id, { text: word(), wraps: random() < 0.5 })),
    () => each((id) => store.update(id, { start: undefined, packed: packed(4) })),
    () => history.mark(),
    history.undo,
    history.undo,
    history.redo,
  ];
}

/** What any other program may do with a board. */
function freeEdits(doc: Y.Doc, random: () => number, withUndo: boolean): Edit[] {
  const root = doc.getMap<unknown>('shapes');
  const board = doc.getMap<unknown>('board');
  const below = (end: number): number => Math.floor(random() * end);
  const key = () => oneOf(['a', 'b', 'c:d.e-f_g', 'x'.repeat(64), createShapeId()]) ?? 'a';
  const oneOf = <T>(list: readonly T[]): T | undefined => list[below(list.length)];
  const map = () => oneOf(typesIn(root).filter((type) => type instanceof Y.Map)) ?? root;
  const text = (change: (text: Y.Text) => void) => {
    const found = oneOf(typesIn(root).filter((type) => type instanceof Y.Text));
    if (found) change(found);
    else root.set(key(), new Y.Text('hello'));
  };
  const value = () => oneOf(VALUES);
  const overwrite = (target: Y.Map<unknown>, keys: readonly string[]) => {
    for (const name of keys) target.set(name, value());
  };
  return [
    () => board.set('name', oneOf(WORDS.filter(({ length }) => length <= 200))),
    () => board.delete('name'),
    () => map().set(key(), value()),
    () => map().set(key(), value()),
    () => root.set(key(), new Y.Map<unknown>([['g', [random(), 1]]])),
    () => root.set(key(), new Y.Map<unknown>([['m', new Y.Map<unknown>([['deep', new Y.Map()]])]])),
    () => root.set(key(), new Y.Map<unknown>([['tx', new Y.Text('label 😀')]])),
    () => map().delete([...map().keys()][0] ?? 'a'),
    () => map().set(key(), new Uint8Array(random() < 0.02 ? 300_000 : 30).fill(below(256))),
    () => doc.transact(() => overwrite(map(), ['a', 'b', 'a', 'b', 'a'])),
    () => text((found) => found.insert(below(found.length + 1), oneOf(WORDS) ?? '')),
    () => text((found) => found.insert(below(found.length + 1), 'bold', { bold: true, color: '#f00' })),
    () => text((found) => found.format(0, found.length, { bold: null, size: 1.5 })),
    () => text((found) => found.delete(below(found.length), Math.min(1, found.length))),
    () => text((found) => found.delete(0, found.length)),
    () => root.clear(),
    ...(withUndo ? undoEdits(root) : []),
  ];
}

function undoEdits(root: Y.Map<unknown>): Edit[] {
  const manager = new Y.UndoManager(root, { captureTimeout: 0 });
  const [undo, redo] = [() => manager.undo(), () => manager.redo()];
  return [tolerant(undo), tolerant(undo), tolerant(redo), () => manager.clear()];
}

/** Every map and text below `map`. */
function typesIn(map: Y.Map<unknown>): (Y.Map<unknown> | Y.Text)[] {
  return [...map.values()].flatMap((value) => {
    if (value instanceof Y.Map) return [value, ...typesIn(value)];
    return value instanceof Y.Text ? [value] : [];
  });
}

const WORDS = ['word', 'żółw 😀', 'a\u0000b', '\ud83d', '\ufeff', 'x'.repeat(300), 'Zeile\r\n', '日本'];

const VALUES: readonly unknown[] = [
  0,
  -0,
  1.5,
  -1e300,
  2 ** 31,
  -(2 ** 31),
  Number.MAX_SAFE_INTEGER,
  Number.MIN_VALUE,
  0.1,
  true,
  false,
  null,
  undefined,
  '',
  'text',
  'żółw 😀',
  '\ud83d alone',
  'y'.repeat(60_000),
  [],
  {},
  [[1, [2, [3, [4]]]], null, 'x'],
  { color: 'red', width: 3.5, nested: { list: [{ a: undefined }], bytes: new Uint8Array(3) } },
  { 'any key at all, 日本': 1, '': 2 },
  Array.from({ length: 2_000 }, (_, index) => index / 3),
];
