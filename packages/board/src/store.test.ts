import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { packPoints, strokePoints } from './points.ts';
import type { Shape } from './shapes/index.ts';
import type { NewShape } from './shapes/shape.ts';
import { createStore, type StoreChange } from './store.ts';
import { DEFAULT_STYLE } from './style.ts';
import { createTestBoard, syncBoards } from './test/index.ts';

const rectangle = (x = 0): NewShape<Shape> => ({
  type: 'rectangle',
  x,
  y: 0,
  w: 10,
  h: 10,
  style: DEFAULT_STYLE,
});

function stroke(): NewShape<Shape> {
  const packed = packPoints({
    points: [
      { x: 0, y: 0, pressure: 0.5 },
      { x: 9, y: 9, pressure: 0.5 },
    ],
    isPen: false,
  });
  return { type: 'draw', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE, packed, isPen: false };
}

/** Ids of a change, for comparing by value. */
const listed = ({ added, updated, removed, local }: StoreChange) => [
  [...added],
  [...updated],
  [...removed],
  local,
];

describe('the store', () => {
  it('creates shapes with an id, an author, a time and a place on top', () => {
    const { store } = createTestBoard('ada');
    const [first, second] = store.create(rectangle(1), rectangle(2));
    expect(store.get(first ?? '')).toMatchObject({ author: 'ada', created: 1000, x: 1, type: 'rectangle' });
    expect(store.sorted().map(({ id }) => id)).toEqual([first, second]);
    expect(store.topKey()).toBe(store.get(second ?? '')?.z);
  });

  it('writes the name that the author has when the shape is made', () => {
    let name = 'Quiet Otter';
    const store = createStore(new Y.Doc(), { author: () => name });
    const [early = ''] = store.create(rectangle());
    name = 'Ada';
    const [late = ''] = store.create(rectangle());
    const [copy = ''] = store.duplicate([early], { dx: 5, dy: 5 });
    expect([early, late, copy].map((id) => store.get(id)?.author)).toEqual(['Quiet Otter', 'Ada', 'Ada']);
  });

  it('lays a shape into the doc as grouped keys', () => {
    const { doc, store } = createTestBoard();
    store.create({ ...rectangle(), id: 'r' });
    expect(doc.getMap('shapes').toJSON()).toEqual({
      r: {
        k: { type: 'rectangle', author: 'ada', created: 1000, v: 2 },
        g: [0, 0, 10, 10, 0],
        z: 'a0',
        s: { color: 'black', width: 3.5, fill: 'none', opacity: 1 },
      },
    });
  });

  it('tells of each transaction once, with what it added, updated and removed', () => {
    const { store } = createTestBoard();
    const changes: unknown[] = [];
    store.onChange((change) => changes.push(listed(change)));
    store.create({ ...rectangle(), id: 'a' }, { ...rectangle(), id: 'b' });
    store.transact(() => {
      store.update('a', { x: 5, style: { color: 'red' } });
      store.delete(['b']);
      store.create({ ...rectangle(), id: 'c' });
    });
    expect(changes).toEqual([
      [['a', 'b'], [], [], true],
      [['c'], ['a'], ['b'], true],
    ]);
  });

  it('tells changes from elsewhere apart, and shapes that were already there are no change', () => {
    const [ada, blaise] = [createTestBoard('ada'), createTestBoard('blaise')];
    const changes: unknown[] = [];
    blaise.store.onChange((change) => changes.push(listed(change)));
    ada.store.create({ ...rectangle(), id: 'a' });
    syncBoards(ada, blaise);
    syncBoards(ada, blaise);
    expect(changes).toEqual([[['a'], [], [], false]]);
    expect(createStore(ada.doc, { author: () => 'x' }).size).toBe(1);
  });

  it('lets the changes of one transaction build on each other', () => {
    const { store } = createTestBoard();
    store.transact(() => {
      store.create({ ...rectangle(), id: 'b' });
      store.create({ ...rectangle(), id: 'a' });
      store.update('a', { x: 5 });
      store.update('a', { y: 6 });
      store.duplicate(['a'], { dx: 1, dy: 1 });
    });
    expect(store.sorted()).toMatchObject([{ id: 'b' }, { id: 'a', x: 5, y: 6 }, { x: 6, y: 7 }]);
  });

  it('writes nothing when a patch changes nothing, or the shape is gone', () => {
    const { doc, store } = createTestBoard();
    store.create({ ...rectangle(3), id: 'a' });
    const onUpdate = vi.fn();
    doc.on('update', onUpdate);
    store.update('a', { x: 3 });
    store.update('nobody', { x: 3 });
    store.delete(['nobody']);
    expect(onUpdate).not.toHaveBeenCalled();
  });

  it('keeps style keys that it does not know', () => {
    const { doc, store } = createTestBoard();
    store.create({ ...rectangle(), id: 'a' });
    const fields = doc.getMap('shapes').get('a');
    if (fields instanceof Y.Map) fields.set('s', { color: 'red', sparkle: 7 });
    store.update('a', { style: { width: 6 } });
    expect(doc.getMap('shapes').toJSON().a.s).toEqual({ color: 'red', width: 6, sparkle: 7 });
  });

  it('hands out a new record for a changed shape and leaves the old one alone', () => {
    const { store } = createTestBoard();
    store.create({ ...rectangle(), id: 'a' });
    const before = store.get('a');
    store.update('a', { x: 50 });
    expect([before?.x, store.get('a')?.x]).toEqual([0, 50]);
    expect(Object.isFrozen(before)).toBe(true);
  });

  it('does not unpack a stroke again when it moves', () => {
    const { store } = createTestBoard();
    store.create({ ...stroke(), id: 'a' });
    const points = () => {
      const shape = store.get('a');
      return shape?.type === 'draw' ? strokePoints(shape) : undefined;
    };
    const before = points();
    store.update('a', { x: 50 });
    expect(before).toHaveLength(2);
    expect(points()).toBe(before);
  });

  it('sorts once, until something changes', () => {
    const { store } = createTestBoard();
    store.create({ ...rectangle(), id: 'a' }, { ...rectangle(), id: 'b' });
    const sorted = store.sorted();
    expect(store.sorted()).toBe(sorted);
    store.update('a', { z: 'a9' });
    expect(store.sorted().map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('duplicates on top, under a new id, with fields of later versions', () => {
    const { doc, store } = createTestBoard();
    const future = new Y.Map<unknown>([
      ['k', { type: 'hologram' }],
      ['g', [5, 5, 1, 1, 0]],
      ['z', 'a3'],
      ['glow', 9],
    ]);
    doc.getMap('shapes').set('a', future);
    const [copy = ''] = store.duplicate(['a', 'nobody'], { dx: 10, dy: 0 });
    expect(store.get(copy)).toMatchObject({ type: 'unknown', originalType: 'hologram', x: 15, z: 'a4' });
    expect(doc.getMap('shapes').toJSON()[copy].glow).toBe(9);
  });

  it('lets a concurrent move and recolouring both survive', () => {
    const [ada, blaise] = [createTestBoard('ada'), createTestBoard('blaise')];
    ada.store.create({ ...rectangle(), id: 'a' });
    syncBoards(ada, blaise);
    ada.store.update('a', { x: 70 });
    blaise.store.update('a', { style: { color: 'red' } });
    syncBoards(ada, blaise);
    for (const { store } of [ada, blaise])
      expect(store.get('a')).toMatchObject({ x: 70, style: { color: 'red' } });
  });

  it('lets a deletion win over a concurrent change', () => {
    const [ada, blaise] = [createTestBoard('ada'), createTestBoard('blaise')];
    ada.store.create({ ...rectangle(), id: 'a' });
    syncBoards(ada, blaise);
    ada.store.delete(['a']);
    blaise.store.update('a', { x: 70 });
    syncBoards(ada, blaise);
    expect([ada.store.size, blaise.store.size]).toEqual([0, 0]);
  });

  it('takes no harm from garbage in the doc', () => {
    const { doc, store } = createTestBoard();
    const map = doc.getMap('shapes');
    doc.transact(() => {
      map.set('number', 7);
      map.set('text', new Y.Text('hi'));
      map.set('nested', new Y.Map([['g', new Y.Array()]]));
      map.set(
        'odd',
        new Y.Map<unknown>([
          ['z', 5],
          ['g', 'x'],
          ['p', []],
          ['k', null],
        ]),
      );
    });
    expect(store.sorted().map(({ id, type }) => [id, type])).toEqual([
      ['nested', 'unknown'],
      ['odd', 'unknown'],
    ]);
    map.set('odd', 'gone');
    expect(store.size).toBe(1);
    expect(store.create(rectangle())).toHaveLength(1);
  });

  it('keeps the doc alive when a listener throws', () => {
    const { doc, store } = createTestBoard();
    const later = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {});
    store.onChange(() => {
      throw new Error('broken');
    });
    store.create({ ...rectangle(), id: 'a' });
    store.create({ ...rectangle(), id: 'b' });
    expect(Object.keys(doc.getMap('shapes').toJSON())).toEqual(['a', 'b']);
    expect(later).toHaveBeenCalledTimes(2);
    later.mockRestore();
  });

  it('stops following the doc when destroyed', () => {
    const { doc, store } = createTestBoard();
    store.destroy();
    doc.getMap('shapes').set('a', new Y.Map());
    expect(store.size).toBe(0);
  });
});

describe('moving many shapes', () => {
  it('is one transaction, and leaves alone those that are gone', () => {
    const { doc, store } = createTestBoard();
    const ids = store.create(rectangle(0), rectangle(10), rectangle(20));
    const onUpdate = vi.fn();
    doc.on('update', onUpdate);
    store.move([...ids.slice(1), 'nobody'], { dx: 5, dy: -5 });
    expect(onUpdate).toHaveBeenCalledTimes(1);
    expect(store.sorted()).toMatchObject([
      { x: 0, y: 0 },
      { x: 15, y: -5 },
      { x: 25, y: -5 },
    ]);
    store.move(ids, { dx: 0, dy: 0 });
    expect(onUpdate).toHaveBeenCalledTimes(1);
  });

  it('builds on what the same transaction did before, and is undone at once', () => {
    const { store, history } = createTestBoard();
    const [id = ''] = store.create(rectangle(0));
    history.mark();
    store.transact(() => {
      store.update(id, { x: 100 });
      store.move([id], { dx: 1, dy: 1 });
    });
    expect(store.get(id)).toMatchObject({ x: 101, y: 1 });
    history.undo();
    expect(store.get(id)).toMatchObject({ x: 0, y: 0 });
  });

  it('reads nothing of them but where they are', () => {
    const { store } = createTestBoard();
    store.create({ ...stroke(), id: 'a' });
    const before = store.get('a');
    store.move(['a'], { dx: 5, dy: 5 });
    const after = store.get('a');
    expect(after).toEqual({ ...before, x: 5, y: 5 });
    expect(after?.style).toBe(before?.style);
    expect(after?.type === 'draw' && before?.type === 'draw' && after.packed === before.packed).toBe(true);
  });

  it('stays within the world, and repairs what was no number', () => {
    const { doc, store } = createTestBoard();
    doc.getMap('shapes').set('odd', new Y.Map<unknown>([['g', ['x', null, -4]]]));
    store.move(['odd'], { dx: 1e12, dy: 2 });
    expect(store.get('odd')).toMatchObject({ x: 1e7, y: 2, w: 4, h: 0 });
  });
});

describe('text and arrows', () => {
  const corners = packPoints({
    points: [0, 50].map((x) => ({ x, y: x, pressure: 0.5 })),
    isPen: false,
  });
  const box = { x: 1, y: 2, w: 50, h: 50, style: DEFAULT_STYLE };

  it('are stored as live text and as packed corners', () => {
    const { doc, store } = createTestBoard();
    store.create({ id: 't', type: 'text', text: 'two\nlines', ...box });
    store.create({ id: 'a', type: 'arrow', packed: corners, ...box });
    const map = doc.getMap<Y.Map<unknown>>('shapes');
    expect(map.get('t')?.get('tx')).toBeInstanceOf(Y.Text);
    expect(map.get('a')?.get('p')).toEqual(corners);
    expect(store.get('t')).toMatchObject({ type: 'text', text: 'two\nlines', x: 1 });
    expect(store.get('a')).toMatchObject({ type: 'arrow', packed: corners });
  });

  it('have half of a character repaired before it is written, as everybody else would get another one', () => {
    const { store } = createTestBoard();
    const [id = ''] = store.create({ type: 'text', text: 'a\ud83d', ...box });
    expect(store.get(id)).toMatchObject({ text: 'a\ufffd' });
  });

  it('show what others type, and keep it when they are duplicated', () => {
    const [ada, blaise] = [createTestBoard('ada'), createTestBoard('blaise')];
    const [id = ''] = ada.store.create({ type: 'text', text: 'one', ...box });
    syncBoards(ada, blaise);
    const changes: unknown[] = [];
    ada.store.onChange((change) => changes.push(listed(change)));
    const text = blaise.doc.getMap<Y.Map<unknown>>('shapes').get(id)?.get('tx');
    if (text instanceof Y.Text) text.insert(3, ' two');
    blaise.store.move([id], { dx: 4, dy: 0 });
    syncBoards(ada, blaise);
    expect(ada.store.get(id)).toMatchObject({ text: 'one two', x: 5 });
    expect(changes).toEqual([[[], [id], [], false]]);
    const [copy = ''] = ada.store.duplicate([id], { dx: 10, dy: 0 });
    expect(ada.store.get(copy)).toMatchObject({ text: 'one two', x: 15 });
  });

  it('may have their corners written again', () => {
    const { doc, store } = createTestBoard();
    const [id = ''] = store.create({ type: 'arrow', packed: new Uint8Array(), ...box });
    doc.getMap<Y.Map<unknown>>('shapes').get(id)?.set('p', corners);
    expect(store.get(id)).toMatchObject({ packed: corners });
  });
});

describe('what is no number', () => {
  it('is repaired before it is written, as a server would refuse the whole change', () => {
    const { doc, store } = createTestBoard();
    const [id = ''] = store.create({ ...rectangle(Number.NaN), w: Number.POSITIVE_INFINITY, h: -10 });
    store.update(id, { y: 1e308 });
    const stored = doc.getMap<Y.Map<number[]>>('shapes').get(id)?.get('g');
    expect(stored).toEqual([0, 1e7, 0, 10, 0]);
  });
});
