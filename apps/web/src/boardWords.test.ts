import {
  COLOR_NAMES,
  CORNERS,
  createHistory,
  createStore,
  DASHES,
  FILLS,
  FONTS,
  ROUGHNESSES,
} from '@drawbridge/board';
import { createEditor } from '@drawbridge/editor';
import { COLOR_WORDS, STYLE_WORDS, TOOL_IDS } from '@drawbridge/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

test('the tools that a server may name are those of the editor', () => {
  const doc = new Y.Doc();
  const store = createStore(doc, { author: () => 'Ada' });
  const editor = createEditor({ store, history: createHistory(doc, store) });
  const ids = editor.ui.tools.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([...TOOL_IDS]));
  editor.destroy();
});

test('the words for styles that a server may use are those of documents', () => {
  expect(COLOR_WORDS).toEqual(COLOR_NAMES);
  expect(STYLE_WORDS).toEqual({
    fill: FILLS,
    dash: DASHES,
    roughness: ROUGHNESSES,
    corners: CORNERS,
    font: FONTS,
  });
});
