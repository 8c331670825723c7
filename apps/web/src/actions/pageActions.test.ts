import { DEFAULT_STYLE, type Shape } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { createTestEditor } from '@drawbridge/editor/test';
import { FEATURES, parseAppSettings } from '@drawbridge/protocol';
import { expect, test } from 'vitest';
import type { Panels } from '../board/usePanels.ts';
import { missingPageActions } from '../features.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import { createPageActions } from './pageActions.ts';

function createPage(
  selected: string[] = [],
  shapes: readonly Shape[] = [],
  without: ReadonlySet<string> = new Set(),
) {
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
    showsLibrary: false,
    showLibrary: (isShown) => done.push(`library ${isShown}`),
  };
  const theme: ThemeSwitch = {
    current: { choice: 'system', theme: 'dark' },
    choose: (choice) => done.push(`theme ${choice}`),
    onChange: () => () => {},
  };
  const openTab = (address: string) => done.push(`tab ${address}`);
  const { editor } = createTestEditor();
  const actions = createPageActions({
    editor: { selectedIds: new Set(selected), exchange: { selected: () => shapes }, ui: editor.ui },
    panels,
    theme,
    pickFile: () => done.push('pick'),
    addToLibrary: () => done.push('add to library'),
    openTab,
    without,
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

test('what is turned off on a server has no action', () => {
  const without = missingPageActions(parseAppSettings(JSON.stringify({ disabled: FEATURES })));
  const ids = createPage().actions.map(({ id }) => id);
  expect(ids.filter((id) => without.has(id)).sort()).toEqual([
    'addToLibrary',
    'authors',
    'history',
    'library',
  ]);
  expect(createPage([], [], without).actions.map(({ id }) => id)).toEqual(
    ids.filter((id) => !without.has(id)),
  );
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

test('a link is opened of the one shape that is selected, if it runs nothing', () => {
  const linked = (link: string) =>
    testShape({ type: 'rectangle', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE, link });
  const opened = (...links: string[]) => {
    const { done, actions } = createPage(['a'], links.map(linked));
    const action = actions.find(({ id }) => id === 'openLink');
    action?.run();
    return action?.isEnabled() ? done : [];
  };
  expect(opened('https://example.com/')).toEqual(['tab https://example.com/']);
  expect(opened('mailto:ada@example.com')).toEqual(['tab mailto:ada@example.com']);
  for (const link of ['', 'javascript:alert(1)', ' https://example.com', '/page', 'data:text/html,x']) {
    expect(opened(link)).toEqual([]);
  }
  expect(opened('https://a.example/', 'https://b.example/')).toEqual([]);
});
