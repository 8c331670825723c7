import { DEFAULT_STYLE } from '@drawbridge/board';
import { createTestBoard, syncBoards } from '@drawbridge/board/test';
import { expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';

/** Two squares, in one of which somebody types when somebody else deletes it. */
function createCutOff() {
  const t = createTestEditor();
  const other = createTestBoard('blaise');
  const square = { type: 'rectangle', y: 0, w: 100, h: 100, style: DEFAULT_STYLE } as const;
  const [typed = ''] = t.store.create({ ...square, x: 0 }, { ...square, x: 300 });
  syncBoards(t.board, other);
  t.editor.typing.editText(typed);
  t.type('abc');
  other.store.delete([typed]);
  syncBoards(t.board, other);
  return t.expectTyping(undefined);
}

it('letters that were meant for a text that somebody deleted are no commands, until one pauses', () => {
  const t = createCutOff();
  for (const key of ['Mod+A', 'Backspace', 'w', 'o', 'r']) t.key(key).advance(1000);
  t.expectTool('select').expectSelected();
  expect(t.shapes).toHaveLength(1);
  t.advance(1600).key('r').expectTool('rectangle');
});

it('Escape goes through all the same', () => {
  const t = createCutOff().tool('draw');
  t.key('Escape').expectTool('select');
});

it('who deletes a text themselves loses no keys', () => {
  const t = createTestEditor().rectangle([0, 0], [90, 90]);
  t.editor.typing.editText(t.shape.id);
  t.store.delete([t.shape.id]);
  t.key('r').expectTool('rectangle');
});
