import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { packPoints, unpackPoints } from './points.ts';
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
  return { type: 'draw', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE, packed, ...unpackPoints(packed) };
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
        k: { type: 'rectangle', author: 'ada', created: 1000 },
        g: [0, 0, 10, 10, 0],
        z: 'a0',
        s: DEFAULT_STYLE,
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
      return shape?.type === 'draw' ? shape.points : undefined;
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

describe('what is no number', () => {
  it('is repaired before it is written, as a server would refuse the whole change', () => {
    const { doc, store } = createTestBoard();
    const [id = ''] = store.create({ ...rectangle(Number.NaN), w: Number.POSITIVE_INFINITY, h: -10 });
    store.update(id, { y: 1e308 });
    const stored = doc.getMap<Y.Map<number[]>>('shapes').get(id)?.get('g');
    expect(stored).toEqual([0, 1e7, 0, 10, 0]);
  });
});
