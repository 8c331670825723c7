import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createTestBoard, syncBoards } from '../test/createTestBoard.ts';
import { lastParts } from './authorship.ts';

const BOX = { type: 'rectangle', x: 0, y: 0, w: 10, h: 10, style: { color: 'black' } } as never;

test('what each client wrote last into a shape is told, and nothing of other shapes', () => {
  const [ada, ben] = [createTestBoard('ada'), createTestBoard('ben')];
  const [first = '', second = ''] = ada.store.create(BOX, BOX);
  syncBoards(ada, ben);
  const clientsOf = (...ids: string[]) => lastParts(ada.doc, ids).map(({ client }) => client);
  expect(clientsOf(first)).toEqual([ada.doc.clientID]);
  ben.store.move([first], { dx: 1, dy: 0 });
  ben.store.move([first], { dx: 1, dy: 0 });
  const moved = Y.getState(ben.doc.store, ben.doc.clientID) - 1;
  ben.store.create(BOX);
  syncBoards(ada, ben);
  expect(lastParts(ada.doc, [first])).toContainEqual({ client: ben.doc.clientID, clock: moved });
  expect(clientsOf(second)).toEqual([ada.doc.clientID]);
  expect(clientsOf(first, second)).toHaveLength(2);
  expect(clientsOf('none')).toEqual([]);
});
