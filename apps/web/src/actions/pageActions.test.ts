import { createTestEditor } from '@drawbridge/editor/test';
import { expect, test } from 'vitest';
import type { Panels } from '../board/usePanels.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import { createPageActions } from './pageActions.ts';

function createPage(selected: string[] = []) {
  const done: string[] = [];
  const panels: Panels = {
    shown: undefined,
    open: (name) => done.push(`open ${name}`),
    close: () => {},
    isZen: true,
    toggleZen: () => done.push('zen'),
    showsMinimap: false,
    toggleMinimap: () => done.push('minimap'),
    showsNumbers: true,
    toggleNumbers: () => done.push('numbers'),
  };
  const theme: ThemeSwitch = {
    current: { choice: 'system', theme: 'dark' },
    choose: (choice) => done.push(`theme ${choice}`),
    onChange: () => () => {},
  };
  const { editor } = createTestEditor();
  const actions = createPageActions({
    editor: { selectedIds: new Set(selected), ui: editor.ui },
    panels,
    theme,
    pickFile: () => done.push('pick'),
  });
  return { done, actions };
}

test('the keys of the page are none of the editor’s', () => {
  const { editor } = createTestEditor();
  const keys = [
    ...createPage().actions.flatMap((action) => action.keys),
    ...new Set(editor.actions.flatMap((action) => action.keys)),
    ...editor.ui.tools.flatMap((tool) => tool.shortcuts),
  ];
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('actions open what is beside the board, and switch what can be on or off', () => {
  const { done, actions } = createPage();
  for (const id of ['openFile', 'help', 'palette', 'search', 'toggleTheme', 'toggleZen', 'toggleMinimap'])
    actions.find((action) => action.id === id)?.run();
  expect(done).toEqual(['pick', 'open help', 'open palette', 'open search', 'theme light', 'zen', 'minimap']);
  const isChecked = (id: string) => actions.find((action) => action.id === id)?.isChecked();
  expect(['toggleZen', 'toggleMinimap', 'help'].map(isChecked)).toEqual([true, false, undefined]);
});

test('who did something is asked of what is selected', () => {
  for (const selected of [[], ['a']]) {
    const { done, actions } = createPage(selected);
    const action = actions.find(({ id }) => id === 'authors');
    action?.run();
    expect([action?.isEnabled(), done]).toEqual(selected.length > 0 ? [true, ['open authors']] : [false, []]);
  }
});
