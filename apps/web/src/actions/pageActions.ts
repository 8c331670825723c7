import type { Editor } from '@drawbridge/editor';
import type { Panels } from '../board/usePanels.ts';
import { missingPageActions } from '../features.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import type { AnyAction } from './anyAction.ts';
import { shapeLink } from './shapeLink.ts';

interface PageActionsDeps {
  readonly editor: Pick<Editor, 'selectedIds' | 'ui'> & {
    readonly exchange: Pick<Editor['exchange'], 'selected'>;
  };
  readonly panels: Panels;
  readonly theme: ThemeSwitch;
  /** Lets the person choose a file that is to be opened. */
  readonly pickFile: () => void;
  /** Makes an item of the library of what is selected. */
  readonly addToLibrary: () => void;
  readonly openTab: (address: string) => void;
  /** Ids of those that are not to be there. */
  readonly without?: ReadonlySet<string>;
}

type Declaration = Omit<AnyAction, 'isEnabled' | 'isChecked'> &
  Partial<Pick<AnyAction, 'isChecked' | 'isEnabled'>>;

/** What concerns the page around the canvas, in the form of the editor's own actions. */
export function createPageActions(deps: PageActionsDeps): readonly AnyAction[] {
  const { editor, panels, theme, pickFile, addToLibrary, openTab, without = missingPageActions() } = deps;
  const linkOfSelection = (): string | undefined => shapeLink(editor.exchange.selected());
  const declared: readonly Declaration[] = [
    {
      id: 'openFile',
      label: 'Open a file',
      keys: ['Mod+O'],
      group: 'Page',
      icon: 'folder-open',
      menu: 'board',
      isEnabled: () => !editor.ui.isReadOnly,
      run: () => {
        if (!editor.ui.isReadOnly) pickFile();
      },
    },
    {
      id: 'export',
      label: 'Export',
      keys: ['Mod+Shift+E'],
      group: 'Page',
      icon: 'download',
      menu: 'both',
      isEnabled: () => !editor.ui.isEmpty,
      run: () => {
        if (!editor.ui.isEmpty) panels.open('export');
      },
    },
    {
      id: 'library',
      label: 'Library',
      keys: ['Alt+L'],
      group: 'Page',
      icon: 'library-big',
      menu: 'board',
      isChecked: () => panels.showsLibrary,
      run: () => panels.showLibrary(!panels.showsLibrary),
    },
    {
      id: 'addToLibrary',
      label: 'Add to library',
      keys: [],
      group: 'Page',
      icon: 'plus',
      menu: 'selection',
      isEnabled: () => !editor.ui.isReadOnly && editor.selectedIds.size > 0,
      run: () => {
        if (!editor.ui.isReadOnly && editor.selectedIds.size > 0) addToLibrary();
      },
    },
    {
      id: 'search',
      label: 'Find on the board',
      keys: ['Mod+F'],
      group: 'View',
      icon: 'search',
      menu: 'board',
      run: () => panels.open('search'),
    },
    {
      id: 'history',
      label: 'Version history',
      keys: ['Alt+Shift+H'],
      group: 'Page',
      icon: 'history',
      menu: 'board',
      run: () => panels.open('history'),
    },
    {
      id: 'authors',
      label: 'Who did this?',
      keys: [],
      group: 'Page',
      icon: 'user-round',
      menu: 'selection',
      isEnabled: () => editor.selectedIds.size > 0,
      run: () => {
        if (editor.selectedIds.size > 0) panels.open('authors');
      },
    },
    {
      id: 'openLink',
      label: 'Open link',
      keys: [],
      group: 'Page',
      icon: 'link',
      menu: 'selection',
      isEnabled: () => linkOfSelection() !== undefined,
      run: () => {
        const link = linkOfSelection();
        if (link !== undefined) openTab(link);
      },
    },
    {
      id: 'toggleMinimap',
      label: 'Minimap',
      keys: ['Alt+M'],
      group: 'View',
      icon: 'map',
      menu: 'board',
      isChecked: () => panels.showsMinimap,
      run: panels.toggleMinimap,
    },
    {
      id: 'toggleNumbers',
      label: 'Numbers: place, size, angle',
      keys: ['Alt+/'],
      group: 'View',
      icon: 'ruler',
      menu: 'both',
      isChecked: () => panels.showsNumbers,
      run: panels.toggleNumbers,
    },
    {
      id: 'toggleZen',
      label: 'Zen mode',
      keys: ['Alt+Z'],
      group: 'View',
      icon: 'leaf',
      menu: 'board',
      isChecked: () => panels.isZen,
      run: panels.toggleZen,
    },
    {
      id: 'toggleTheme',
      label: 'Light or dark theme',
      keys: ['Alt+Shift+D'],
      group: 'View',
      icon: 'sun-moon',
      run: () => theme.choose(theme.current.theme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'palette',
      label: 'All commands',
      keys: ['Mod+/', 'Mod+Shift+P'],
      group: 'Page',
      run: () => panels.open('palette'),
    },
    {
      id: 'help',
      label: 'Help and shortcuts',
      keys: ['?'],
      group: 'Page',
      icon: 'circle-question-mark',
      run: () => panels.open('help'),
    },
    {
      id: 'share',
      label: 'Share the link',
      keys: [],
      group: 'Page',
      icon: 'share-2',
      run: () => panels.open('share'),
    },
    {
      id: 'profile',
      label: 'Your name and colour',
      keys: [],
      group: 'Page',
      icon: 'user-round',
      run: () => panels.open('profile'),
    },
  ];
  const offered = declared.filter(({ id }) => !without.has(id));
  return offered.map((action) => ({ isChecked: () => undefined, isEnabled: () => true, ...action }));
}
