import {
  createListeners,
  type History,
  type Point,
  type ShapeId,
  type Store,
  type StoreChange,
} from '@drawbridge/board';
import type { FontFile } from '@drawbridge/shapes';
import { shapeBounds } from '@drawbridge/shapes';
import type { ActionContext } from './actions/action.ts';
import { createActions } from './actions/createActions.ts';
import { createAnnouncer } from './announce/announcer.ts';
import { describeSelection } from './announce/describe.ts';
import { typeNameOf } from './announce/typeName.ts';
import { createWalk } from './announce/walk.ts';
import { createBindingHint } from './binding/bindingHint.ts';
import { createBoardMap } from './boardMap.ts';
import { type Clock, createClock } from './clock.ts';
import { lateCarets } from './collaborators/lateCarets.ts';
import { createDraftReceiver } from './drafts/draftReceiver.ts';
import { createDraftSender } from './drafts/draftSender.ts';
import { createElsewhere } from './drafts/elsewhere.ts';
import { createExchange } from './exchange/exchange.ts';
import { framingStore } from './frames/framingStore.ts';
import { createHandles } from './handles/handles.ts';
import { handleProviders } from './handles/index.ts';
import { createInput } from './input/input.ts';
import { createLasers } from './laser/lasers.ts';
import { createMenu } from './menu.ts';
import { createMotion } from './motion.ts';
import { createNumbers } from './numbers/numbers.ts';
import { createChosenPoint } from './points/chosenPoint.ts';
import { createPreviewSlot } from './preview.ts';
import type { ImageFiles } from './render/imageSource.ts';
import { createStage } from './render/stage.ts';
import { createScene } from './scene.ts';
import { createSelection } from './selection.ts';
import { createSelectionBounds } from './selectionBounds.ts';
import { createSettings } from './settings.ts';
import { shownShape } from './shownShape.ts';
import { createSnapping } from './snapping/snapping.ts';
import { createSteps } from './steps.ts';
import { createShownStyle } from './style/shownStyle.ts';
import { createStyleClipboard } from './style/styleClipboard.ts';
import { createOthers } from './together/others.ts';
import { createToolbox } from './toolbox.ts';
import type { CommentWish } from './tools/toolContext.ts';
import { createTyping } from './typing/typing.ts';
import { createViewport } from './viewport.ts';

export interface EditorDeps extends Partial<Clock> {
  readonly store: Store;
  readonly history: History;
  /** Where the fonts of text lie; without them text is drawn in what the system has. */
  readonly fonts?: readonly FontFile[];
  /** Where images lie; without it each is a placeholder. */
  readonly images?: ImageFiles | undefined;
  /** Whether what moves is drawn past the browser's compositor where that can be: sooner, and it may flicker. */
  readonly lowLatencyInk?: boolean;
  /** Ids of tools and actions that there are not to be. */
  readonly without?: ReadonlySet<string>;
  /** In [0, 1). */
  readonly random?: () => number;
}

export type Parts = ReturnType<typeof createParts>;

/**
 * Everything the editor is made of, wired together: this file says who hears of what. Parts do not know each
 * other beyond what they are given here.
 */
export function createParts(deps: EditorDeps, onFrame: () => void) {
  const { store, history, fonts = [], images, without = new Set() } = deps;
  const clock = createClock(deps);
  const drafts = createDraftReceiver({ clock, store, onChange: refresh });
  const elsewhere = createElsewhere({ store, drafts });
  const scene = createScene(store, elsewhere);
  const steps = createSteps({ store, history, now: clock.now });
  const viewport = createViewport(() => {
    together.followCamera();
    refresh();
    input.repeatMove();
  });
  const selection = createSelection({
    exists: (id) => store.get(id) !== undefined,
    onChange: refresh,
  });
  const selectionBounds = createSelectionBounds({ store, scene, selection, clock, onChange: refresh });
  const preview = createPreviewSlot({
    clock,
    onChange(current, ended) {
      draftSender.follow(current, ended);
      refresh();
    },
  });
  const frames = createListeners<[]>();
  const notices = createListeners<[words: string]>();
  const framing = framingStore(store, scene);
  const typing = createTyping({
    ...{ store: framing, steps, preview, selection, clock },
    isReadOnly: () => toolbox.isReadOnly,
    keepsSelection: () => toolbox.tool.keepsSelection,
    onNotice: notices.notify,
    say: (words) => announcer.say(words),
    onChange: refresh,
    onCaretMoved: () => presence.refresh(),
  });
  const { editText, writeText } = typing;
  const chosenPoint = createChosenPoint(selection, refresh);
  const handles = createHandles({
    providers: handleProviders,
    context: { store, selection, selectionBounds, viewport, chosenPoint },
    // What others are changing is in their hands.
    areShown: () => toolbox.activeState.showsHandles && !typing.current && !elsewhere.hasAny(selection.ids),
    onChange: refresh,
  });
  const lasers = createLasers({ clock, send: (draft) => draftSender.send(draft), onChange: refresh });
  const bindingHint = createBindingHint(refresh);
  const imageWishes = createListeners<[at: Point | undefined]>();
  const settings = createSettings(refresh);
  const snapping = createSnapping({ store, scene, viewport, settings, onChange: refresh });
  const walk = createWalk({ store, selection, boundsOf: shapeBounds });
  const commentWishes = createListeners<[wish: CommentWish]>();
  const pickImages = (at?: Point) => imageWishes.notify(at);
  const editing = {
    ...{ store: framing, scene, selection, selectionBounds, handles, preview, lasers },
    ...{ viewport, steps, snapping, bindingHint, chosenPoint, clock },
    ...{ pickImages, beginComment: commentWishes.notify, editText, writeText },
  };
  const toolbox = createToolbox({ ...editing, without, onChange: refresh });
  const shownStyle = createShownStyle({ store, selection, toolbox, clock, onChange: refresh });
  const menu = createMenu({
    store,
    scene,
    selection,
    selectionBounds,
    viewport,
    isReadOnly: () => toolbox.isReadOnly,
  });
  let pointer: Point | undefined;
  const input = createInput({
    clock,
    viewport,
    target: () => toolbox.activeState,
    onPress() {
      together.press();
      typing.end();
    },
    onCursor(page) {
      pointer = page;
      others.setPointer(page);
    },
    // Whoever draws may begin with a moment's rest.
    holdsForMenu: () => toolbox.tool.keepsSelection,
    onMenu: menu.openAt,
    onChange: refresh,
  });
  const draftSender = createDraftSender({ clock, store });
  const others = createOthers({
    ...{ clock, store, viewport, selection, drafts, lasers, random: deps.random ?? Math.random },
    toolId: () => toolbox.tool.id,
    caret: () => typing.current?.caret,
    send: draftSender.send,
    isBusy: () => input.isGesturing || typing.current !== undefined,
    say: (words) => announcer.say(words),
    onNotice: notices.notify,
    onChange: refresh,
  });
  const { carets, collaborators, together, presence } = others;
  const pointerCursor = () => input.cursor ?? toolbox.activeState.activeCursor;
  const motion = createMotion({ store, preview, drafts });
  const seen = {
    store,
    viewport,
    selection,
    selectionBounds,
    handles,
    preview,
    snapping,
    bindingHint,
    drafts,
    collaborators,
    lasers,
    motion,
    others: others.shown,
  };
  const stage = createStage({
    ...seen,
    clock,
    scene,
    settings,
    fonts,
    images,
    carets: () => lateCarets(carets.list, { store, motion, typing, viewport, onLoaded: refresh }),
    pointerCursor,
    onFrame: publish,
  });
  const boardMap = createBoardMap({ scene, viewport, stage });
  const announcer = createAnnouncer({
    clock,
    selection,
    tool: () => toolbox.tool,
    describeSelection: () =>
      describeSelection({ ids: selection.ids, get: store.get, typeNameOf, placeOf: walk.placeOf }),
  });
  const context: ActionContext = {
    ...editing,
    history,
    toolbox,
    menu,
    settings,
    walk,
    typing,
    together,
    shownStyle,
    styleClipboard: createStyleClipboard(),
  };
  const exchange = createExchange({
    context,
    interrupt,
    pointer: () => pointer,
    say: announcer.say,
    setFilling: (isFilling) => stage.setFilling('insertion', isFilling),
  });
  const numbers = createNumbers({ context, interrupt, isReadOnly: () => toolbox.isReadOnly });
  const actions = createActions({ context, without, interrupt, say: announcer.say });
  const unsubscribes = [store.onChange(follow), history.onChange(refresh)];

  /** Something else is done now: what was begun is kept as far as that goes. */
  function interrupt(): void {
    typing.end();
    input.interrupt();
  }

  /** Something changed that others or the chrome may have to know, or that the live layer shows. */
  function refresh(): void {
    presence.refresh();
    stage.invalidate();
  }

  function publish(): void {
    boardMap.publish();
    announcer.publish();
    numbers.publish();
    together.publish();
    frames.notify();
    onFrame();
  }

  function follow(change: StoreChange): void {
    const changed = scene.apply(change);
    selection.dropGone(change.removed);
    selectionBounds.follow(change);
    shownStyle.follow(change);
    drafts.follow(change);
    elsewhere.follow();
    carets.follow(change);
    typing.follow(change);
    motion.follow();
    walk.follow();
    stage.follow(changed);
  }

  function destroy(): void {
    interrupt();
    typing.destroy();
    for (const unsubscribe of unsubscribes) unsubscribe();
    for (const part of [
      stage,
      boardMap,
      announcer,
      numbers,
      menu,
      draftSender,
      lasers,
      others,
      selectionBounds,
      shownStyle,
    ])
      part.destroy();
  }

  return {
    onPickImages: imageWishes.add,
    onBeginComment: commentWishes.add,
    shownShape: (id: ShapeId) => shownShape(id, { store, motion }),
    onNotice: notices.add,
    notify: notices.notify,
    onFrame: frames.add,
    typing,
    interrupt,
    viewport,
    selection,
    toolbox,
    input,
    others,
    draftSender,
    stage,
    clock,
    ...{ boardMap, announcer, numbers, walk, menu, settings, shownStyle },
    context,
    actions,
    exchange,
    destroy,
  };
}
