import type { Draft, Point, PresenceState, Shape, Style } from '@drawbridge/board';
import { shapeBounds, type ThemeName, themes } from '@drawbridge/shapes';
import type { Action } from './actions/action.ts';
import { changeStyle } from './actions/changeStyle.ts';
import { goToShape } from './actions/goToShape.ts';
import type { ActionId } from './actions/index.ts';
import { previewStyle } from './actions/previewStyle.ts';
import { revealShapes, zoomTo } from './actions/zoom.ts';
import { attachEditor } from './attach/attachEditor.ts';
import type { BoardMap } from './boardMap.ts';
import { type Camera, clampCamera } from './camera.ts';
import type { Collaborator } from './collaborators/collaborator.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { Input } from './input/input.ts';
import { chordOf, type KeyPress } from './input/shortcuts.ts';
import { insertImages, type NewImage } from './insertImages.ts';
import type { MenuRequest } from './menu.ts';
import type { Numbers } from './numbers/numbers.ts';
import { createParts, type EditorDeps, type Parts } from './parts.ts';
import type { Surface } from './render/surface.ts';
import { searchText } from './textSearch.ts';
import type { Together } from './together/together.ts';
import type { CommentWish } from './tools/toolContext.ts';
import type { Typing } from './typing/typing.ts';
import { createUiState, type EditorUi } from './ui.ts';

/** A board as one user sees and edits it: camera, tool, selection, gestures, rendering. */
export interface Editor {
  /** Mounts canvases and cursors into `container` and listens there; returns the undo. */
  attach(container: HTMLElement): () => void;
  /** What `attach` does without the DOM: gives the editor something to show itself on; returns the undo. */
  mount(surface: Surface): () => void;
  /** Where pointer and wheel events go in; `attach` feeds it, other hosts may. */
  readonly input: Input;

  /** Immutable; a new object only when something in it changed. */
  readonly ui: EditorUi;
  /** At most once per frame. */
  onUiChange(listener: () => void): () => void;

  setTool(id: string): void;
  /** Whether this person may change the board; who may not is in view mode, and a gesture in progress ends. */
  setMayEdit(mayEdit: boolean): void;
  /** Whether who may not change the board may comment on it, and has the tool for that. */
  setMayComment(mayComment: boolean): void;
  /** A locked tool stays after it made a shape, instead of going back to select. */
  setToolLocked(isLocked: boolean): void;
  /** For the selection, as far as its shapes have such properties, and for the shapes to come. */
  setStyle(patch: Partial<Style>): void;
  /** Shows the selection with this style while a slider moves, until `setStyle`; without one, as it is. */
  previewStyle(patch: Partial<Style> | undefined): void;
  /** Takes what `EditorUi.styles` was, also long ago and elsewhere. What cannot be understood of it is the default. */
  restoreStyles(remembered: unknown): void;
  /** The same for `EditorUi.settings`. */
  restoreSettings(remembered: unknown): void;
  setTheme(name: ThemeName): void;
  /** While a large board comes into the store what is on screen is brought up to date less often, so that it comes sooner. */
  setFilling(isFilling: boolean): void;

  readonly camera: Camera;
  /** Shows this part of the page, zoomed as far as one can zoom. */
  setCamera(camera: Camera): void;
  /** About the middle of the view, as far as one can zoom. */
  setZoom(zoom: number): void;
  /** Fits the board when all of it lies outside the view, as on a phone that opens somebody's desk-wide drawing. */
  revealShapes(): void;
  screenToPage(point: Point): Point;
  pageToScreen(point: Point): Point;
  /** The ids of the selected shapes; the same set as long as it does not change. */
  readonly selectedIds: ReadonlySet<string>;

  /** What one can do without pointing, for help, menus and palette; keys included. */
  readonly actions: readonly Action[];
  /** As from a button: ends a gesture in progress, unless the action says otherwise. */
  runAction(id: ActionId): void;
  /** Runs the action, or takes the tool, that a key press stands for; false when there is none. The host forwards keydown events. */
  handleKey(press: KeyPress): boolean;

  /** The text that is edited in place; `attach` has a field for it, other hosts may. */
  readonly typing: Typing;
  /** Something that the user should know, in plain words. */
  onNotice(listener: (words: string) => void): () => void;

  /** Somebody asked for the context menu, which the host shows. */
  onMenu(listener: (request: MenuRequest) => void): () => void;

  /** The user wants to put images on the board, at this point of the page if they said so; the host asks which. */
  onPickImages(listener: (at: Point | undefined) => void): () => void;
  /** Puts images on the board, about this point of the page or in the middle of the view, and selects them. */
  insertImages(images: readonly NewImage[], center?: Point): void;

  /** The user wants to say something about a place or a shape; the host asks what, and keeps it. */
  onBeginComment(listener: (wish: CommentWish) => void): () => void;
  /** The shape as it is on screen right now: where somebody is just dragging it, or as the document has it. */
  shownShape(id: string): Shape | undefined;
  /** The screen was brought up to date: the camera moved, a shape did, or anything else. */
  onFrame(listener: () => void): () => void;

  /** For the clipboard and for files. */
  readonly exchange: Exchange;

  /** For a panel that shows and changes places, sizes and angles. */
  readonly numbers: Numbers;
  /** For a minimap. */
  readonly map: BoardMap;
  /** Tells the shapes whose text holds `query`, in reading order, now and whenever it changes; returns the stop. */
  searchText(query: string, onFound: (ids: readonly string[]) => void): () => void;
  /** Selects a shape and brings it into view. */
  goToShape(id: string): void;

  /** What a screen reader should say. */
  onAnnouncement(listener: (words: string) => void): () => void;

  onPresence(listener: (state: PresenceState) => void): () => void;
  onDraft(listener: (draft: Draft) => void): () => void;
  /** Who else is here, and what we do with them. */
  readonly together: Together;
  setCollaborators(collaborators: readonly Collaborator[]): void;
  receiveDraft(peerId: number, draft: Draft): void;
  removeCollaborator(peerId: number): void;

  /** Ends a gesture in progress and stops following the store. */
  destroy(): void;
}

export function createEditor(deps: EditorDeps): Editor {
  const { store, history } = deps;
  const parts = createParts(deps, () => ui.publish());
  const { viewport, selection, toolbox, input, stage, context, actions, settings } = parts;
  const ui = createUiState(readUi);
  const detachers = new Set<() => void>();
  const attachable = {
    input,
    mount: stage.mount,
    fonts: deps.fonts ?? [],
    images: deps.images,
    lowLatencyInk: deps.lowLatencyInk ?? false,
    onLooksChanged: stage.repaint,
    onFocus: parts.walk.enter,
    textField: {
      typing: parts.typing,
      camera: () => viewport.camera,
      moveCamera: viewport.moveTo,
      theme: () => themes[stage.themeName],
      actionFor: (press: KeyPress) => actions.forChordWhileTyping(chordOf(press)),
      onFrame: parts.onFrame,
      onNotice: parts.notify,
    },
  };

  function readUi(): EditorUi {
    return {
      toolId: toolbox.tool.id,
      toolLocked: toolbox.isLocked,
      tools: toolbox.tools,
      isReadOnly: toolbox.isReadOnly,
      mayEdit: toolbox.mayEdit,
      selectedCount: selection.ids.size,
      zoom: viewport.camera.zoom,
      canUndo: history.canUndo,
      canRedo: history.canRedo,
      style: parts.shownStyle.current,
      styles: toolbox.styles,
      settings: settings.current,
      shapeCount: store.size,
      isEmpty: store.size === 0,
      theme: stage.themeName,
    };
  }

  const editor: Editor = {
    attach: (container) => once(detachers, attachEditor(container, attachable)),
    mount: (surface) => once(detachers, stage.mount(surface)),
    input,
    get ui() {
      return ui.current;
    },
    onUiChange: ui.onChange,
    setTool(id) {
      parts.interrupt();
      toolbox.setTool(id);
    },
    setToolLocked: toolbox.setLocked,
    setMayEdit(mayEdit) {
      if (mayEdit === toolbox.mayEdit) return;
      parts.interrupt();
      toolbox.setMayEdit(mayEdit);
    },
    setMayComment: toolbox.setMayComment,
    setStyle(patch) {
      input.interrupt();
      parts.typing.restyle(patch);
      changeStyle(context, patch);
    },
    previewStyle(patch) {
      if (patch) previewStyle(context, patch);
      else context.preview.end('cancelled');
    },
    restoreStyles: toolbox.restoreStyles,
    restoreSettings: settings.restore,
    setTheme: stage.setTheme,
    setFilling: (isFilling) => stage.setFilling('board', isFilling),
    get camera() {
      return viewport.camera;
    },
    setCamera: (camera) => viewport.moveTo(clampCamera(camera, viewport.camera)),
    setZoom: (zoom) => zoomTo(viewport, zoom),
    revealShapes: () => revealShapes(context),
    screenToPage: viewport.toPage,
    pageToScreen: viewport.toScreen,
    get selectedIds() {
      return selection.ids;
    },
    actions: actions.list,
    runAction: actions.run,
    handleKey: (press) => handleKey(parts, press),
    typing: parts.typing,
    onNotice: parts.onNotice,
    onMenu: parts.menu.onRequest,
    onPickImages: parts.onPickImages,
    onBeginComment: parts.onBeginComment,
    shownShape: parts.shownShape,
    onFrame: parts.onFrame,
    insertImages(images, center) {
      parts.interrupt();
      const ids = insertImages(context, images, center);
      toolbox.setTool('select');
      selection.set(ids);
    },
    exchange: parts.exchange,
    numbers: parts.numbers,
    map: parts.boardMap,
    searchText: (query, onFound) =>
      once(detachers, searchText({ store, clock: parts.clock, boundsOf: shapeBounds }, query, onFound)),
    goToShape: (id) => goToShape(context, id),
    onAnnouncement: parts.announcer.onAnnouncement,
    onPresence: parts.others.presence.onPresence,
    onDraft: parts.draftSender.onDraft,
    together: parts.others.together,
    setCollaborators: parts.others.set,
    receiveDraft: parts.others.receive,
    removeCollaborator: parts.others.remove,
    destroy() {
      for (const detach of [...detachers]) detach();
      parts.destroy();
      ui.destroy();
    },
  };
  return editor;
}

/** While the pointer is down only Escape counts: undoing or deleting what is just being dragged ends in tears. */
function handleKey({ actions, toolbox, input, typing }: Parts, press: KeyPress): boolean {
  const chord = chordOf(press);
  if (chord !== 'Escape' && typing.swallowsKey()) {
    press.preventDefault();
    return true;
  }
  const tool = toolbox.tools.find(({ shortcuts }) => shortcuts.includes(chord));
  const run = actions.forChord(chord) ?? (tool && (() => toolbox.setTool(tool.id)));
  if (!run) return false;
  press.preventDefault();
  if (!input.isGesturing || press.key === 'Escape') run();
  return true;
}

/** An undo that can be called twice, and that destroy calls if nobody else has. */
function once(pending: Set<() => void>, undo: () => void): () => void {
  const run = () => {
    if (pending.delete(run)) undo();
  };
  pending.add(run);
  return run;
}
