import { nextZoom } from '../camera.ts';
import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';
import { fitAll, fitShapes, zoomTo } from './zoom.ts';

export const viewActions = {
  zoomIn: {
    label: 'Zoom in',
    keys: ['Mod++'],
    group: 'View',
    icon: 'zoom-in',
    keepsGesture: true,
    whileTyping: true,
    onlyLooks: true,
    says: zoomWords,
    run: ({ viewport }: ActionContext) => zoomTo(viewport, nextZoom(viewport.camera.zoom, 1)),
  },
  zoomOut: {
    label: 'Zoom out',
    keys: ['Mod+-'],
    group: 'View',
    icon: 'zoom-out',
    keepsGesture: true,
    whileTyping: true,
    onlyLooks: true,
    says: zoomWords,
    run: ({ viewport }: ActionContext) => zoomTo(viewport, nextZoom(viewport.camera.zoom, -1)),
  },
  resetZoom: {
    label: 'Zoom to 100 %',
    keys: ['Mod+0', 'Shift+0'],
    group: 'View',
    keepsGesture: true,
    whileTyping: true,
    onlyLooks: true,
    says: zoomWords,
    run: ({ viewport }: ActionContext) => zoomTo(viewport, 1),
  },
  zoomToFit: {
    label: 'Zoom to fit',
    keys: ['Shift+1'],
    group: 'View',
    icon: 'maximize',
    menu: 'board',
    keepsGesture: true,
    onlyLooks: true,
    isEnabled: ({ store }: ActionContext) => store.size > 0,
    says: zoomWords,
    run: fitAll,
  },
  zoomToSelection: {
    label: 'Zoom to selection',
    keys: ['Shift+2'],
    group: 'View',
    icon: 'scan-search',
    keepsGesture: true,
    onlyLooks: true,
    isEnabled: hasSelection,
    says: zoomWords,
    run: (context: ActionContext) => fitShapes(context, context.selection.ids),
  },
  toggleGrid: {
    label: 'Grid',
    keys: ["Mod+'"],
    group: 'View',
    icon: 'grid-3x3',
    menu: 'board',
    onlyLooks: true,
    isChecked: ({ settings }: ActionContext) => settings.current.showsGrid,
    run: ({ settings }: ActionContext) => settings.set({ showsGrid: !settings.current.showsGrid }),
  },
  toggleReadOnly: {
    label: 'View mode',
    keys: ['Alt+R'],
    group: 'View',
    icon: 'eye',
    menu: 'board',
    onlyLooks: true,
    isChecked: ({ toolbox }: ActionContext) => toolbox.isReadOnly,
    run: ({ toolbox }: ActionContext) => toolbox.setReadOnly(!toolbox.isReadOnly),
  },
  openMenu: {
    label: 'Context menu',
    keys: ['ContextMenu', 'Shift+F10'],
    group: 'View',
    onlyLooks: true,
    says: () => '',
    run: ({ menu }: ActionContext) => menu.open(),
  },
} satisfies Record<string, ActionDeclaration>;

function zoomWords({ viewport }: ActionContext): string {
  return `Zoom ${Math.round(viewport.camera.zoom * 100)} %.`;
}
