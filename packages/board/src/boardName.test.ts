import { expect, test } from 'vitest';
import { BOARD_KEY, createBoardName, MAX_BOARD_NAME_LENGTH, parseBoardName } from './boardName.ts';
import { DEFAULT_STYLE } from './style.ts';
import { createTestBoard, syncBoards } from './test/createTestBoard.ts';

test('a name given by one is read by everybody, who hear of it once', () => {
  const [ada, ben] = [createTestBoard(), createTestBoard()];
  const [hers, his] = [createBoardName(ada.doc), createBoardName(ben.doc)];
  let heard = 0;
  his.onChange(() => (heard += 1));
  hers.set('  Plan \n for   May ');
  syncBoards(ada, ben);
  expect([hers.current, his.current, heard]).toEqual(['Plan for May', 'Plan for May', 1]);
});

test('of two names given at once everybody reads the same', () => {
  const [ada, ben] = [createTestBoard(), createTestBoard()];
  const names = [ada, ben].map(({ doc }) => createBoardName(doc));
  names[0]?.set('Hers');
  names[1]?.set('His');
  syncBoards(ada, ben);
  expect(names[0]?.current).toBe(names[1]?.current);
  expect(names[0]?.current).toMatch(/^(Hers|His)$/);
});

test('the same name again changes nothing in the document', () => {
  const { doc } = createTestBoard();
  const name = createBoardName(doc);
  name.set('Plan');
  let updates = 0;
  doc.on('update', () => (updates += 1));
  name.set(' Plan ');
  expect(updates).toBe(0);
});

test('renaming is no step of undo, and undo leaves the name alone', () => {
  const { doc, store, history } = createTestBoard();
  const name = createBoardName(doc);
  name.set('Plan');
  expect(history.canUndo).toBe(false);
  store.create({ type: 'rectangle', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE });
  name.set('Better plan');
  history.undo();
  expect([store.size, name.current]).toEqual([0, 'Better plan']);
});

test('what other programs wrote there is a name only if it is text', () => {
  const { doc } = createTestBoard();
  const name = createBoardName(doc);
  for (const value of [7, null, { name: 'x' }, ['x'], new Uint8Array(3)]) {
    doc.getMap(BOARD_KEY).set('name', value);
    expect(name.current).toBe('');
  }
});

test('a name is cut where it becomes too long, never in the middle of a character', () => {
  expect(parseBoardName('x'.repeat(500))).toHaveLength(MAX_BOARD_NAME_LENGTH);
  expect(parseBoardName(`${'x'.repeat(MAX_BOARD_NAME_LENGTH - 1)}😀`).isWellFormed()).toBe(true);
});

test('nobody is told after the end', () => {
  const { doc } = createTestBoard();
  const [name, other] = [createBoardName(doc), createBoardName(doc)];
  let heard = 0;
  name.onChange(() => (heard += 1));
  name.destroy();
  other.set('Plan');
  expect(heard).toBe(0);
});
