import type { History, Store, StoreChange } from '@drawbridge/board';
import { type Clock, createClock } from './clock.ts';
import { createCollaborators } from './collaborators/collaborators.ts';
import { createPresenceSender } from './collaborators/presenceSender.ts';
import { createCommands } from './commands.ts';
import { createDraftReceiver } from './drafts/draftReceiver.ts';
import { createDraftSender } from './drafts/draftSender.ts';
import { createInput } from './input/input.ts';
import { createPreviewSlot } from './preview.ts';
import { createStage } from './render/stage.ts';
import { createScene } from './scene.ts';
import { createSelection } from './selection.ts';
import { createSteps } from './steps.ts';
import { createToolbox } from './toolbox.ts';
import { createViewport } from './viewport.ts';

export interface EditorDeps extends Partial<Clock> {
  readonly store: Store;
  readonly history: History;
}

export type Parts = ReturnType<typeof createParts>;

/**
 * Everything the editor is made of, wired together: this file says who hears of what. Parts do not know each
 * other beyond what they are given here.
 */
export function createParts(deps: EditorDeps, onFrame: () => void) {
  const { store, history } = deps;
  const clock = createClock(deps);
  const scene = createScene(store);
  const steps = createSteps({ store, history, now: clock.now });
  const viewport = createViewport(() => {
    stage.invalidateAll();
    input.repeatMove();
  });
  const selection = createSelection({
    exists: (id) => store.get(id) !== undefined,
    onChange: refresh,
  });
  const preview = createPreviewSlot((current, ended) => {
    draftSender.follow(current, ended);
    refresh();
  });
  const toolbox = createToolbox({ store, scene, selection, preview, viewport, steps, onChange: refresh });
  const input = createInput({
    viewport,
    target: () => toolbox.activeState,
    onCursor: (page) => presence.setCursor(page),
    onChange: refresh,
  });
  const presence = createPresenceSender({ clock, selection, toolId: () => toolbox.toolId });
  const draftSender = createDraftSender({ clock, store });
  const drafts = createDraftReceiver({ clock, store, onChange: refresh });
  const collaborators = createCollaborators(refresh);
  const pointerCursor = () => input.cursor ?? toolbox.activeState.activeCursor;
  const seen = { store, viewport, selection, preview, drafts, collaborators };
  const stage = createStage({ ...seen, clock, scene, pointerCursor, onFrame });
  const { interrupt } = input;
  const commands = createCommands({ store, history, scene, selection, viewport, steps, interrupt });
  const unsubscribes = [store.onChange(follow), history.onChange(refresh)];

  /** Something changed that others or the chrome may have to know, or that the live layer shows. */
  function refresh(): void {
    presence.refresh();
    stage.invalidateLive();
  }

  function follow(change: StoreChange): void {
    const boxes = scene.apply(change);
    selection.dropGone();
    drafts.follow(change);
    stage.invalidateShapes(boxes);
  }

  function destroy(): void {
    interrupt();
    for (const unsubscribe of unsubscribes) unsubscribe();
    for (const part of [stage, drafts, draftSender, presence]) part.destroy();
  }

  return {
    viewport,
    selection,
    toolbox,
    input,
    presence,
    draftSender,
    drafts,
    collaborators,
    stage,
    commands,
    destroy,
  };
}
