import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SHAPES_KEY } from '../store.ts';
import { createTestBoard, syncBoards, type TestBoard } from '../test/createTestBoard.ts';
import { restoreBoard, stateOf } from './restoreBoard.ts';

const BOX = { type: 'rectangle', x: 0, y: 0, w: 10, h: 10, style: { color: 'black' } } as never;

function copyOf({ doc }: { doc: Y.Doc }): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function shapesOf({ doc }: { doc: Y.Doc }): Record<string, unknown> {
  return doc.getMap(SHAPES_KEY).toJSON();
}

function fieldsOf({ doc }: TestBoard, id: string): Y.Map<unknown> {
  const fields = doc.getMap(SHAPES_KEY).get(id);
  if (!(fields instanceof Y.Map)) throw new Error(`There is no shape ${id}.`);
  return fields;
}

/** Ada and Ben on a board with two shapes, the version of that moment, and what Ada does to it since. */
function scene(work: (ada: TestBoard, ids: readonly string[]) => void) {
  const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
  const ids = ada.store.create(BOX, BOX);
  syncBoards(ada, ben);
  const version = copyOf(ada);
  const before = shapesOf(ada);
  work(ada, ids);
  syncBoards(ada, ben);
  const seen = stateOf(ada.doc);
  const restore = () => {
    ada.history.mark();
    const restored = restoreBoard(version, seen, ada);
    ada.history.mark();
    return restored;
  };
  return { ada, ben, ids, before, restore };
}

test('what was deleted is back, what was changed is as it was, and what was made since is gone', () => {
  const { ada, before, restore } = scene(({ store }, [first = '', second = '']) => {
    store.delete([first]);
    store.move([second], { dx: 50, dy: 50 });
    store.create(BOX);
  });
  expect(restore()).toHaveLength(3);
  expect(shapesOf(ada)).toEqual(before);
});

test('undo takes a restore back in one step, and redo does it again', () => {
  const { ada, before, restore } = scene(({ store }, [first = '', second = '']) => {
    store.delete([first]);
    store.move([second], { dx: 50, dy: 50 });
    store.create(BOX);
  });
  const changed = shapesOf(ada);
  restore();
  ada.history.undo();
  expect(shapesOf(ada)).toEqual(changed);
  ada.history.redo();
  expect(shapesOf(ada)).toEqual(before);
});

test('what others draw meanwhile stays, also when it arrives later', () => {
  const { ada, ben, before, restore } = scene(({ store }, [first = '']) => store.delete([first]));
  const [known = ''] = ben.store.create(BOX);
  syncBoards(ada, ben);
  const [late = ''] = ben.store.create(BOX);
  restore();
  syncBoards(ada, ben);
  expect(Object.keys(shapesOf(ada)).sort()).toEqual([...Object.keys(before), known, late].sort());
  expect(shapesOf(ben)).toEqual(shapesOf(ada));
});

test('what others did to a shape since one looked stays as they left it', () => {
  const { ada, ben, ids, restore } = scene(({ store }, [first = '', second = '']) =>
    store.move([first, second], { dx: 50, dy: 50 }),
  );
  const [first = '', second = ''] = ids;
  ben.store.move([first], { dx: 1_000, dy: 0 });
  syncBoards(ada, ben);
  restore();
  expect(ada.store.get(first)).toMatchObject({ x: 1_050 });
  expect(ada.store.get(second)).toMatchObject({ x: 0 });
});

test('a shape made after the version is kept when somebody went on with it since one looked', () => {
  let made = '';
  const { ada, ben, restore } = scene(({ store }) => {
    [made = ''] = store.create(BOX);
  });
  ben.store.move([made], { dx: 1, dy: 1 });
  syncBoards(ada, ben);
  restore();
  expect(ada.store.get(made)).toBeDefined();
});

test('letters of a text that is still there are changed and not written anew', () => {
  const { ada, ids } = scene(() => {});
  const [id = ''] = ids;
  const text = new Y.Text('before');
  fieldsOf(ada, id).set('tx', text);
  const version = copyOf(ada);
  text.insert(6, ' and after');
  restoreBoard(version, stateOf(ada.doc), ada);
  expect(String(fieldsOf(ada, id).get('tx'))).toBe('before');
  expect(fieldsOf(ada, id).get('tx')).toBe(text);
});

test('keys that nobody knows are restored like any other', () => {
  const { ada, ids, before, restore } = scene((board, [first = '']) => {
    fieldsOf(board, first).set('zz', { some: ['thing'] });
  });
  restore();
  expect(shapesOf(ada)[ids[0] ?? '']).toEqual(before[ids[0] ?? '']);
});

test('nothing is written when nothing differs', () => {
  const { ada, restore } = scene(() => {});
  const state = Y.encodeStateVector(ada.doc);
  expect(restore()).toEqual([]);
  expect(Y.encodeStateVector(ada.doc)).toEqual(state);
});

test('two who restore the same version at once end with the same board, and no shape twice', () => {
  const { ada, ben, before, restore } = scene(({ store }, [first = '']) => store.delete([first]));
  const seen = stateOf(ben.doc);
  restore();
  restoreBoard(copyOf(ada), seen, ben);
  syncBoards(ada, ben);
  expect(shapesOf(ada)).toEqual(shapesOf(ben));
  expect(Object.keys(shapesOf(ada)).sort()).toEqual(Object.keys(before).sort());
});
