import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_KEY, createBoardName } from './boardName.ts';
import { copyShapes, giveBackUnsent, missingShapes } from './giveBack.ts';
import type { UnsentWork } from './giveBackItems.ts';
import { packPoints } from './points.ts';
import { SHAPES_KEY } from './store.ts';
import { DEFAULT_STYLE } from './style.ts';
import { createTestBoard, type TestBoard } from './test/createTestBoard.ts';

const BOX = { type: 'rectangle', x: 0, y: 0, w: 10, h: 10, style: { color: 'black' } } as never;
const NOTHING_UNSENT: UnsentWork = { from: new Map(), updates: [] };

function shapesOf({ doc }: { doc: Y.Doc }): Record<string, unknown> {
  return doc.getMap(SHAPES_KEY).toJSON();
}

/** A board that is stored up to here, as another client sees it. */
function replicaOf(board: { doc: Y.Doc }): TestBoard {
  const replica = createTestBoard('ben');
  Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(board.doc), 'remote');
  return replica;
}

/** Does `work` on the board without telling anybody, and returns what the provider would call unsent. */
function workUnsent(board: TestBoard, work: (board: TestBoard) => void): UnsentWork {
  const { doc } = board;
  const from = new Map([[doc.clientID, Y.getState(doc.store, doc.clientID)]]);
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', keep);
  work(board);
  doc.off('update', keep);
  return { from, updates };
}

function fieldsOf({ doc }: TestBoard, id: string): Y.Map<unknown> {
  const fields = doc.getMap(SHAPES_KEY).get(id);
  if (!(fields instanceof Y.Map)) throw new Error(`There is no shape ${id}.`);
  return fields;
}

/** One board with a stored shape, its fresh replica, and what was done to the first since. */
function scene(work: (board: TestBoard, id: string) => void) {
  const old = createTestBoard();
  const [id = ''] = old.store.create(BOX);
  const fresh = replicaOf(old);
  const unsent = workUnsent(old, (board) => work(board, id));
  return { old, fresh, id, unsent, giveBack: () => giveBackUnsent(old.doc, unsent, fresh) };
}

test('a shape made unsent is copied whole, under its id and at its place in the order', () => {
  const { old, fresh, giveBack } = scene(({ store }) => store.create(BOX));
  expect(giveBack()).toHaveLength(1);
  expect(shapesOf(fresh)).toEqual(shapesOf(old));
});

test('unknown keys, bytes and texts come along, and share nothing with the old doc', () => {
  const { old, fresh, id, giveBack } = scene((board, id) => {
    const fields = fieldsOf(board, id);
    const text = new Y.Text('bold');
    text.format(0, 2, { b: true });
    fields.set('tx', text);
    fields.set('future', new Y.Map([['deep', new Uint8Array([1, 2])]]));
  });
  giveBack();
  expect(shapesOf(fresh)).toEqual(shapesOf(old));
  const texts = [old, fresh].map((board) => fieldsOf(board, id).get('tx'));
  expect(texts[1]).toBeInstanceOf(Y.Text);
  expect(texts[1]).not.toBe(texts[0]);
});

test('of a shape that is there, only what was written unsent is written again', () => {
  const { fresh, id, giveBack } = scene(({ store }, id) => store.update(id, { x: 50 }));
  fresh.store.update(id, { style: { color: 'red' } });
  giveBack();
  expect(fresh.store.get(id)).toMatchObject({ x: 50, style: { color: 'red' } });
});

test('what was stored is not written again', () => {
  const { fresh, id, giveBack } = scene(({ store }) => store.create(BOX));
  fresh.store.update(id, { x: 70 });
  giveBack();
  expect(fresh.store.get(id)?.x).toBe(70);
});

test('what arrived although its acknowledgement did not is left to those who changed it since', () => {
  const { old, fresh, id, giveBack } = scene(({ store }, id) => store.update(id, { x: 50 }));
  Y.applyUpdate(fresh.doc, Y.encodeStateAsUpdate(old.doc), 'remote');
  fresh.store.update(id, { x: 90 });
  expect(giveBack()).toEqual([]);
  expect(fresh.store.get(id)?.x).toBe(90);
});

test('giving back twice, as two tabs do, changes nothing the second time', () => {
  const { fresh, giveBack } = scene(({ store }, id) => {
    store.create(BOX);
    store.update(id, { y: 5 });
  });
  expect(giveBack()).toHaveLength(2);
  const before = shapesOf(fresh);
  expect(giveBack()).toEqual([]);
  expect(shapesOf(fresh)).toEqual(before);
});

test('a shape deleted unsent is deleted again', () => {
  const { fresh, id, giveBack } = scene(({ store }, id) => store.delete([id]));
  giveBack();
  expect(fresh.store.get(id)).toBeUndefined();
});

test('a shape deleted unsent stays when somebody changed it since', () => {
  const { fresh, id, giveBack } = scene(({ store }, id) => store.delete([id]));
  fresh.store.update(id, { x: 3 });
  expect(giveBack()).toEqual([]);
  expect(fresh.store.get(id)?.x).toBe(3);
});

test('a deletion that was stored and then lost is not repeated: the restored board shows what it holds', () => {
  const { old, fresh, id } = scene(({ store }, id) => store.delete([id]));
  giveBackUnsent(old.doc, NOTHING_UNSENT, fresh);
  expect(fresh.store.get(id)).toBeDefined();
});

test('a shape made and deleted unsent leaves no trace', () => {
  const { fresh, giveBack } = scene(({ store }) => store.delete(store.create(BOX)));
  expect(giveBack()).toEqual([]);
  expect(fresh.store.size).toBe(1);
});

test('a shape deleted and brought back unsent is as it was', () => {
  const { old, fresh, giveBack } = scene(({ store, history }, id) => {
    history.mark();
    store.delete([id]);
    history.undo();
  });
  giveBack();
  expect(shapesOf(fresh)).toEqual(shapesOf(old));
});

test('a shape that others deleted stays deleted, whatever was changed about it unsent', () => {
  const { fresh, id, giveBack } = scene(({ store }, id) => store.update(id, { x: 50 }));
  fresh.store.delete([id]);
  expect(giveBack()).toEqual([]);
  expect(fresh.store.size).toBe(0);
});

test('a shape that the restored board lacks comes back whole when it was changed unsent', () => {
  const empty = createTestBoard();
  const { old, id, unsent } = scene(({ store }, id) => store.update(id, { x: 50 }));
  giveBackUnsent(old.doc, unsent, empty);
  expect(empty.store.get(id)?.x).toBe(50);
});

test('text typed unsent into a stored shape is given back', () => {
  const old = createTestBoard();
  const [id = ''] = old.store.create(BOX);
  fieldsOf(old, id).set('tx', new Y.Text('one'));
  const fresh = replicaOf(old);
  const unsent = workUnsent(old, () => {
    const text = fieldsOf(old, id).get('tx');
    if (text instanceof Y.Text) text.insert(3, ' two');
  });
  giveBackUnsent(old.doc, unsent, fresh);
  expect(fieldsOf(fresh, id).get('tx')?.toString()).toBe('one two');
});

test('text shapes and arrows are given back whole, with every field of their styles', () => {
  const style = { ...DEFAULT_STYLE, font: 'mono', fontSize: 30, align: 'right', startHead: 'bar' } as const;
  const box = { x: 1, y: 2, w: 30, h: 40, style };
  const points = [0, 30].map((x) => ({ x, y: x, pressure: 0.5 }));
  const { old, fresh, giveBack } = scene(({ store }) => {
    store.create({ type: 'text', text: 'one\ntwo', ...box });
    store.create({ type: 'arrow', packed: packPoints({ points, isPen: false }), ...box });
  });
  giveBack();
  expect(fresh.store.sorted()).toEqual(old.store.sorted());
  expect(shapesOf(fresh)).toEqual(shapesOf(old));
});

test('a key taken away unsent is taken away again', () => {
  const old = createTestBoard();
  const [id = ''] = old.store.create(BOX);
  fieldsOf(old, id).set('m', 'group');
  const fresh = replicaOf(old);
  const unsent = workUnsent(old, () => fieldsOf(old, id).delete('m'));
  giveBackUnsent(old.doc, unsent, fresh);
  expect(fieldsOf(fresh, id).has('m')).toBe(false);
});

test('all of it is one step of undo', () => {
  const { fresh, id, giveBack } = scene(({ store }, id) => {
    store.create(BOX);
    store.update(id, { x: 50 });
  });
  giveBack();
  fresh.history.undo();
  expect(fresh.store.size).toBe(1);
  expect(fresh.store.get(id)?.x).toBe(0);
});

test('one transaction does for ordinary work; more than an update may hold takes several, undone as one', () => {
  const countUpdates = (shapes: number): number => {
    const { fresh, giveBack } = scene((board) => {
      for (const id of board.store.create(...Array.from({ length: shapes }, () => BOX))) {
        fieldsOf(board, id).set('p', new Uint8Array(200_000));
      }
    });
    let updates = 0;
    fresh.doc.on('update', () => {
      updates += 1;
    });
    giveBack();
    const given = updates;
    fresh.history.undo();
    expect(fresh.store.size).toBe(1);
    return given;
  };
  expect(countUpdates(2)).toBe(1);
  expect(countUpdates(5)).toBe(3);
});

test('shapes that the restored board never had are missing; those deleted there are not', () => {
  const old = createTestBoard();
  const [kept = '', deleted = ''] = old.store.create(BOX, BOX);
  const fresh = replicaOf(old);
  const [lost = '', excepted = ''] = old.store.create(BOX, BOX);
  fresh.store.delete([deleted]);
  expect(missingShapes(old.doc, fresh.doc, new Set([excepted]))).toEqual([lost]);
  expect(missingShapes(old.doc, fresh.doc)).not.toContain(kept);
});

test('missing shapes are copied once, however often it is asked for, and are not missing any more', () => {
  const old = createTestBoard();
  const fresh = replicaOf(old);
  const ids = old.store.create(BOX, BOX);
  const again = replicaOf(fresh);
  expect(copyShapes(old.doc, ids, fresh)).toEqual(ids);
  expect(copyShapes(old.doc, ids, fresh)).toEqual([]);
  // Another tab that answered at the same moment.
  copyShapes(old.doc, ids, again);
  Y.applyUpdate(fresh.doc, Y.encodeStateAsUpdate(again.doc), 'remote');
  expect(shapesOf(fresh)).toEqual(shapesOf(old));
  expect(missingShapes(old.doc, fresh.doc)).toEqual([]);
});

test('damaged content neither throws nor spreads', () => {
  const { old, fresh, unsent } = scene(({ doc, store }) => {
    const map = doc.getMap(SHAPES_KEY);
    map.set('number', 7);
    map.set('array', new Y.Array());
    map.set('empty', new Y.Map());
    const [id = ''] = store.create(BOX);
    const fields = map.get(id);
    if (!(fields instanceof Y.Map)) throw new Error('no shape');
    fields.set('g', 'nonsense');
    fields.set('list', new Y.Array());
    fields.set('xml', new Y.XmlElement('p'));
    fields.set('big', 12n);
  });
  const damaged = { ...unsent, updates: [...unsent.updates, new Uint8Array([255, 1, 2])] };
  expect(giveBackUnsent(old.doc, damaged, fresh)).toHaveLength(2);
  expect(Object.keys(shapesOf(fresh))).not.toContain('number');
  expect(missingShapes(old.doc, fresh.doc)).toEqual([]);
});

test('a seeded mix of stored and unsent work is all there after giving back', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = mulberry(seed);
    const old = createTestBoard();
    const play = (board: TestBoard): void => {
      for (let step = 0; step < 12; step += 1) playOne(board, random);
    };
    play(old);
    const fresh = replicaOf(old);
    const unsent = workUnsent(old, play);
    giveBackUnsent(old.doc, unsent, fresh);
    expect(shapesOf(fresh), `seed ${seed}`).toEqual(shapesOf(old));
  }
});

function playOne({ store, history }: TestBoard, random: () => number): void {
  const ids = [...store.all()].map(({ id }) => id);
  const id = ids[Math.floor(random() * ids.length)];
  const kind = random();
  history.mark();
  if (kind < 0.35 || id === undefined) store.create(BOX);
  else if (kind < 0.6) store.update(id, { x: Math.floor(random() * 1000) });
  else if (kind < 0.75) store.update(id, { style: { color: 'red' } });
  else if (kind < 0.9) store.delete([id]);
  else history.undo();
}

/** Small seeded generator (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

test('a name given unsent is given again; one that was stored gives way to what the board is called now', () => {
  const { fresh, giveBack } = scene(({ doc }) => createBoardName(doc).set('Plan'));
  const name = createBoardName(fresh.doc);
  name.set('Older');
  expect(giveBack()).toEqual([BOARD_KEY]);
  expect(name.current).toBe('Plan');

  const stored = createTestBoard();
  createBoardName(stored.doc).set('Plan');
  name.set('Newer');
  expect(giveBackUnsent(stored.doc, NOTHING_UNSENT, fresh)).toEqual([]);
  expect(name.current).toBe('Newer');
});
