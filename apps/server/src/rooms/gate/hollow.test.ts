import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBoardDoc } from './boardDoc.ts';
import { deletes, encodeUpdate, id, inItem, item, MAP, ONE, plain } from './test/encodeUpdate.ts';
import { updateBy } from './test/storedBoard.ts';

const FIELDS: readonly [string, unknown][] = [
  ['g', [1, 2, 3, 4, 0]],
  ['p', new Uint8Array(500)],
];
const drawn = updateBy(7, (shapes) => shapes.set('s', new Y.Map<unknown>(FIELDS)));
const written = updateBy(8, (shapes) => shapes.set('t', new Y.Map([['tx', new Y.Text('Words')]])));
const commented = updateBy(9, (_shapes, doc) =>
  doc.getMap('comments').set('c', new Y.Map([['k', { known: true, name: 'Ada' }]])),
);

test.each([
  ['applied', (board: Board, update: Uint8Array) => void board.apply(update, undefined)],
  ['loaded', (board: Board, update: Uint8Array) => void board.load([update])],
])('what is %s is kept without the values of fields of shapes, and all else is there', (_, take) => {
  const board = createBoardDoc(Y.applyUpdate);
  for (const update of [drawn, written, commented]) take(board, update);
  const { shapes, comments } = board.roots;
  expect(fieldsOf(shapes, 's')).toEqual({ g: null, p: new Uint8Array(0) });
  expect(String(fieldsOf(shapes, 't').tx)).toBe('Words');
  expect(fieldsOf(comments, 'c')).toEqual({ k: { known: true, name: 'Ada' } });
  expect(Y.getState(board.doc.store, 7)).toBe(3);
});

/** No client of ours gives a field several values at once. Somebody else may, and deletes one of them. */
const severalValues = encodeUpdate({
  client: 7,
  structs: [
    item({ key: 's', content: MAP }),
    item({ parent: inItem(7, 0), key: 'x', content: plain([125, 1], [125, 2], [125, 3], [125, 4]) }),
  ],
  deletes: [deletes(7, [3, 1])],
});
/** A value beside the first of them: what Yjs takes apart for it, it puts together again. */
const besideTheFirst = encodeUpdate({ client: 9, structs: [item({ left: id(7, 1), content: ONE })] });

test('values that Yjs puts together do not become those of all fields', () => {
  for (let time = 0; time < 3; time += 1) createBoardDoc(Y.applyUpdate).load([severalValues, besideTheFirst]);
  const board = createBoardDoc(Y.applyUpdate);
  board.load([drawn]);
  const items = [...board.doc.store.clients.values()].flat().filter((struct) => struct instanceof Y.Item);
  expect(items.map(({ content }) => content.getLength())).toEqual(items.map(({ length }) => length));
});

type Board = ReturnType<typeof createBoardDoc>;

function fieldsOf(root: Y.Map<unknown>, key: string): Record<string, unknown> {
  const map = root.get(key);
  if (!(map instanceof Y.Map)) return expect.unreachable();
  return Object.fromEntries(map.entries());
}
