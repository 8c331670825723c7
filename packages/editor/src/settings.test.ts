import { expect, it, vi } from 'vitest';
import { createSettings } from './settings.ts';
import { createTestEditor } from './test/index.ts';

it('settings are handed on to another editor', () => {
  const [t, later] = [createTestEditor(), createTestEditor()];
  t.key('Alt+S').key("Mod+'").editor.runAction('toggleDots');
  const settings = { showsGrid: false, snapsToGrid: true, snapsToShapes: true };
  expect(t.frame().editor.ui.settings).toEqual(settings);
  later.editor.restoreSettings(JSON.parse(JSON.stringify(t.editor.ui.settings)));
  expect(later.frame().editor.ui.settings).toEqual(settings);
  expect(later.editor.actions.find(({ id }) => id === 'toggleSnapping')?.isChecked?.()).toBe(true);
});

it('what cannot be understood of remembered settings is the default', () => {
  const settings = createSettings(vi.fn());
  const defaults = settings.current;
  settings.restore({ snapsToShapes: true, snapsToGrid: 'yes', showsGrid: null, other: true });
  expect(settings.current).toEqual({ ...defaults, snapsToShapes: true });
  for (const nonsense of [undefined, null, 7, 'on', [true]]) {
    settings.restore(nonsense);
    expect(settings.current).toEqual(defaults);
  }
});
