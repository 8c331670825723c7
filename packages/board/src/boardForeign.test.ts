import { expect, it } from 'vitest';
import { boardForeign, setBoardForeign } from './boardForeign.ts';
import { BOARD_KEY, createBoardName } from './boardName.ts';
import { MAX_FOREIGN_LENGTH } from './shapes/common.ts';
import { createTestBoard, syncBoards } from './test/index.ts';

it('what a file says of a whole board is the same for everybody, and no step of undo', () => {
  const [a, b] = [createTestBoard(), createTestBoard()];
  expect(boardForeign(a.doc)).toBe('');
  setBoardForeign(a.doc, '{"format":"some"}');
  a.history.undo();
  syncBoards(a, b);
  expect(boardForeign(b.doc)).toBe('{"format":"some"}');
  expect(createBoardName(b.doc).current).toBe('');
});

it('what is no text, or too long, is nothing', () => {
  const { doc } = createTestBoard();
  for (const value of [7, {}, 'x'.repeat(MAX_FOREIGN_LENGTH + 1)]) {
    doc.getMap(BOARD_KEY).set('foreign', value);
    expect(boardForeign(doc)).toBe('');
  }
});

it('is not written again where it is that already', () => {
  const { doc } = createTestBoard();
  setBoardForeign(doc, 'x');
  let updates = 0;
  doc.on('update', () => updates++);
  setBoardForeign(doc, 'x');
  expect(updates).toBe(0);
});
