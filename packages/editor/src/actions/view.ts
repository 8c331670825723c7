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
    run: ({ viewport }: ActionContext) => zoomTo(viewport, nextZoom(viewport.camera.zoom, 1)),
  },
  zoomOut: {
    label: 'Zoom out',
    keys: ['Mod+-'],
    group: 'View',
    icon: 'zoom-out',
    keepsGesture: true,
    run: ({ viewport }: ActionContext) => zoomTo(viewport, nextZoom(viewport.camera.zoom, -1)),
  },
  resetZoom: {
    label: 'Zoom to 100 %',
    keys: ['Mod+0', 'Shift+0'],
    group: 'View',
    keepsGesture: true,
    run: ({ viewport }: ActionContext) => zoomTo(viewport, 1),
  },
  zoomToFit: {
    label: 'Zoom to fit',
    keys: ['Shift+1'],
    group: 'View',
    icon: 'maximize',
    menu: 'board',
    keepsGesture: true,
    isEnabled: ({ store }: ActionContext) => store.size > 0,
    run: fitAll,
  },
  zoomToSelection: {
    label: 'Zoom to selection',
    keys: ['Shift+2'],
    group: 'View',
    icon: 'scan-search',
    keepsGesture: true,
    isEnabled: hasSelection,
    run: (context: ActionContext) => fitShapes(context, context.selection.ids),
  },
  openMenu: {
    label: 'Context menu',
    keys: ['ContextMenu', 'Shift+F10'],
    group: 'View',
    run: ({ menu }: ActionContext) => menu.open(),
  },
} satisfies Record<string, ActionDeclaration>;
