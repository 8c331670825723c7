import { createTestEditor } from '@drawbridge/editor/test';
import { expect, test } from 'vitest';
import { rememberStyles } from './rememberStyles.ts';

/** A browser's storage, whatever it holds. */
function createStorage(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('the style that was used last is found again, also after a reload', () => {
  const storage = createStorage();
  const [before, after] = [createTestEditor(), createTestEditor()];
  rememberStyles(before.editor, storage);
  before.tool('rectangle').editor.setStyle({ color: 'red', fill: 'hachure' });
  before.frame();
  rememberStyles(after.editor, storage);
  expect(after.tool('ellipse').frame().editor.ui.style).toMatchObject({ color: 'red', fill: 'hachure' });
});

test('what cannot be read is as if nothing had been kept', () => {
  for (const text of ['', 'no json', '[1]', '{"common":7}']) {
    const t = createTestEditor();
    rememberStyles(t.editor, createStorage(new Map([['drawbridge:styles', text]])));
    expect(t.tool('rectangle').frame().editor.ui.style.color).toBe('black');
  }
});

test('without storage styles last as long as the page', () => {
  const t = createTestEditor();
  rememberStyles(t.editor, undefined);
  t.tool('rectangle').editor.setStyle({ color: 'red' });
  expect(t.frame().editor.ui.style.color).toBe('red');
});
