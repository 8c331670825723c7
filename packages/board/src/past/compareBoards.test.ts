import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createTestBoard, syncBoards } from '../test/createTestBoard.ts';
import { compareBoards } from './compareBoards.ts';

const BOX = { type: 'rectangle', x: 0, y: 0, w: 10, h: 10, style: { color: 'black' } } as never;

function copyOf({ doc }: { doc: Y.Doc }): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

test('says what is new, what is changed and by whom, and what is gone', () => {
  const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
  const [moved = '', gone = '', same = ''] = ada.store.create(BOX, BOX, BOX);
  syncBoards(ada, ben);
  const before = copyOf(ada);
  ben.store.move([moved], { dx: 5, dy: 5 });
  ben.store.delete([gone]);
  const [made = ''] = ada.store.create(BOX);
  syncBoards(ada, ben);
  const changes = compareBoards(before, copyOf(ada));
  expect([...changes.added]).toEqual([[made, ada.doc.clientID]]);
  expect([...changes.changed]).toEqual([[moved, ben.doc.clientID]]);
  expect(changes.removed).toEqual([gone]);
  expect(changes.changed.has(same)).toBe(false);
});

test('of the first version, everything is new', () => {
  const ada = createTestBoard('ada');
  const [made = ''] = ada.store.create(BOX);
  expect([...compareBoards(new Y.Doc(), ada.doc).added.keys()]).toEqual([made]);
});

test('letters typed into a text are a change of its shape', () => {
  const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
  const [id = ''] = ada.store.create({ ...(BOX as object), text: 'to be' } as never);
  syncBoards(ada, ben);
  const before = copyOf(ada);
  ben.store.update(id, { text: 'not to be' });
  expect([...compareBoards(before, ben.doc).changed]).toEqual([[id, ben.doc.clientID]]);
});

test('a shape that was brought back is by who brought it back', () => {
  const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
  const [id = ''] = ada.store.create(BOX);
  syncBoards(ada, ben);
  const before = copyOf(ada);
  ben.store.delete([id]);
  ben.history.undo();
  const { added, changed, removed } = compareBoards(before, ben.doc);
  expect([[...added.keys()], [...changed], removed]).toEqual([[], [[id, ben.doc.clientID]], []]);
});
