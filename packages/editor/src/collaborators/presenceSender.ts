import {
  type Company,
  createListeners,
  isSameCaret,
  MAX_PRESENCE_SELECTION,
  type Point,
  type PresenceState,
  type TextCaret,
} from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import { firstOf } from '../firstOf.ts';
import type { Selection } from '../selection.ts';
import { createThrottle } from '../throttle.ts';
import type { Viewport } from '../viewport.ts';

const SEND_INTERVAL_MS = 33;
const NOTHING: readonly unknown[] = [];

/** Tells others where we point, with which tool, what we have selected, what we see, whom we follow, and where we type. */
export interface PresenceSender {
  /** A new listener soon hears how things are. */
  onPresence(listener: (state: PresenceState) => void): () => void;
  /** In page px; `undefined` when the pointer has left. */
  setCursor(cursor: Point | undefined): void;
  /** Anything of it may have changed. */
  refresh(): void;
  destroy(): void;
}

export function createPresenceSender(deps: {
  clock: Clock;
  selection: Selection;
  toolId: () => string;
  viewport: Viewport;
  company: () => Company;
  caret: () => TextCaret | undefined;
}): PresenceSender {
  const { clock, selection, toolId, viewport } = deps;
  const states = createListeners<[PresenceState]>();
  const throttle = createThrottle(clock, SEND_INTERVAL_MS, send);
  let cursor: Point | undefined;
  /** Others know nothing of us yet. */
  let sent = NOTHING;
  let sentCaret: TextCaret | undefined;

  /** All that the state is made of, each the same as long as it does not change. */
  function parts(): readonly unknown[] {
    const { activity, following, bringing } = deps.company();
    return [cursor, toolId(), selection.ids, viewport.camera, viewport.size, activity, following, bringing];
  }

  function send(): void {
    sent = parts();
    sentCaret = deps.caret();
    const ids = firstOf(selection.ids, MAX_PRESENCE_SELECTION);
    const { box } = viewport;
    states.notify({
      ...(cursor && { cursor }),
      tool: toolId(),
      selection: ids,
      viewport: box,
      ...deps.company(),
      ...(sentCaret && { caret: sentCaret }),
    });
  }

  function refresh(): void {
    const isNews = parts().some((part, at) => part !== sent[at]);
    if (isNews || !isSameCaret(deps.caret(), sentCaret)) throttle.request();
  }

  return {
    onPresence(listener) {
      const remove = states.add(listener);
      sent = NOTHING;
      refresh();
      return remove;
    },
    setCursor(next) {
      if (next?.x === cursor?.x && next?.y === cursor?.y) return;
      cursor = next;
      refresh();
    },
    refresh,
    destroy() {
      throttle.cancel();
      states.clear();
    },
  };
}
