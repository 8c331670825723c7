import { createTestEditor } from '@drawbridge/editor/test';
import { expect, test } from 'vitest';
import { rememberPreferences } from './rememberPreferences.ts';

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
  rememberPreferences(before.editor, storage);
  before.tool('rectangle').editor.setStyle({ color: 'red', fill: 'hachure' });
  before.frame();
  rememberPreferences(after.editor, storage);
  expect(after.tool('ellipse').frame().editor.ui.style).toMatchObject({ color: 'red', fill: 'hachure' });
});

test('so are grid and snapping', () => {
  const storage = createStorage();
  const [before, after] = [createTestEditor(), createTestEditor()];
  rememberPreferences(before.editor, storage);
  before.key('Alt+S').key("Mod+'").frame();
  rememberPreferences(after.editor, storage);
  expect(after.frame().editor.ui.settings).toEqual(before.editor.ui.settings);
  expect(after.editor.ui.settings).toMatchObject({ snapsToGrid: true, snapsToShapes: true });
});

test('once it is stopped nothing more is remembered', () => {
  const storage = createStorage();
  const t = createTestEditor();
  const stop = rememberPreferences(t.editor, storage);
  t.key('Alt+S').frame();
  const kept = new Map(storage.kept);
  expect(kept.size).toBe(2);
  stop();
  t.key('Alt+S').tool('rectangle').editor.setStyle({ color: 'red' });
  t.frame();
  expect(storage.kept).toEqual(kept);
});

test('what cannot be read is as if nothing had been kept', () => {
  for (const text of ['', 'no json', '[1]', '{"common":7}']) {
    const t = createTestEditor();
    const keys = ['drawbridge:styles', 'drawbridge:settings'];
    rememberPreferences(t.editor, createStorage(new Map(keys.map((key) => [key, text]))));
    expect(t.tool('rectangle').frame().editor.ui.style.color).toBe('black');
    expect(t.editor.ui.settings).toEqual(createTestEditor().editor.ui.settings);
  }
});

test('without storage styles last as long as the page', () => {
  const t = createTestEditor();
  rememberPreferences(t.editor, undefined);
  t.tool('rectangle').editor.setStyle({ color: 'red' });
  expect(t.frame().editor.ui.style.color).toBe('red');
});
