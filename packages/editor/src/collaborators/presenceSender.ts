import {
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

const SEND_INTERVAL_MS = 33;

/** Tells others where we point, with which tool, what we have selected, and where we type. */
export interface PresenceSender {
  onPresence(listener: (state: PresenceState) => void): () => void;
  /** In page px; `undefined` when the pointer has left. */
  setCursor(cursor: Point | undefined): void;
  /** The tool, the selection or the caret may have changed. */
  refresh(): void;
  destroy(): void;
}

export function createPresenceSender(deps: {
  clock: Clock;
  selection: Selection;
  toolId: () => string;
  caret: () => TextCaret | undefined;
}): PresenceSender {
  const { clock, selection, toolId } = deps;
  const states = createListeners<[PresenceState]>();
  const throttle = createThrottle(clock, SEND_INTERVAL_MS, send);
  let cursor: Point | undefined;
  let sent = now();

  function now() {
    return { cursor, tool: toolId(), ids: selection.ids, caret: deps.caret() };
  }

  function send(): void {
    sent = now();
    const { tool, ids, caret } = sent;
    const selected = firstOf(ids, MAX_PRESENCE_SELECTION);
    states.notify({ ...(cursor && { cursor }), tool, selection: selected, ...(caret && { caret }) });
  }

  function refresh(): void {
    const { tool, ids, caret } = now();
    const isNews = cursor !== sent.cursor || tool !== sent.tool || ids !== sent.ids;
    if (isNews || !isSameCaret(caret, sent.caret)) throttle.request();
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
