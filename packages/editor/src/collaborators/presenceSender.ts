import { createListeners, MAX_PRESENCE_SELECTION, type Point, type PresenceState } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import { firstOf } from '../firstOf.ts';
import type { Selection } from '../selection.ts';
import { createThrottle } from '../throttle.ts';

const SEND_INTERVAL_MS = 33;

/** Tells others where we point, with which tool, and what we have selected. */
export interface PresenceSender {
  onPresence(listener: (state: PresenceState) => void): () => void;
  /** In page px; `undefined` when the pointer has left. */
  setCursor(cursor: Point | undefined): void;
  /** The tool or the selection may have changed. */
  refresh(): void;
  destroy(): void;
}

export function createPresenceSender(deps: {
  clock: Clock;
  selection: Selection;
  toolId: () => string;
}): PresenceSender {
  const { clock, selection, toolId } = deps;
  const states = createListeners<[PresenceState]>();
  const throttle = createThrottle(clock, SEND_INTERVAL_MS, send);
  let cursor: Point | undefined;
  let sent = [cursor, toolId(), selection.ids] as const;

  function send(): void {
    sent = [cursor, toolId(), selection.ids];
    const ids = firstOf(selection.ids, MAX_PRESENCE_SELECTION);
    states.notify({ ...(cursor && { cursor }), tool: toolId(), selection: ids });
  }

  function refresh(): void {
    const isNews = cursor !== sent[0] || toolId() !== sent[1] || selection.ids !== sent[2];
    if (isNews) throttle.request();
  }

  return {
    onPresence: states.add,
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
