import { concatBytes, encodePresenceSet, MAX_DRAFT_BYTES, PRESENCE_INTERVAL_MS } from '@drawbridge/protocol';
import { type Clock, restOfPeriod } from '../clock.ts';
import type { BoardSocket } from '../connection/boardSocket.ts';

export interface PresenceSender {
  /** The latest state wins; it is sent at most every `PRESENCE_INTERVAL_MS`. */
  setState(state: Uint8Array): void;
  /** Drafts are sent in order, together with the next state. Those made while not joined are dropped. */
  addDraft(draft: Uint8Array): void;
  /** Joined: the room does not know us yet, so the state goes out again. */
  start(): void;
  /** The connection is gone. */
  pause(): void;
}

const NOTHING = new Uint8Array(0);

/**
 * Sends what this person is doing, in step with the connection: while the transport is busy the state waits and only its
 * latest version leaves, so a slow line lags by one message instead of a queue of them.
 */
export function createPresenceSender(deps: { socket: BoardSocket; clock: Clock }): PresenceSender {
  const { socket, clock } = deps;
  let state: Uint8Array = NOTHING;
  let isStateNew = false;
  let drafts: Uint8Array[] = [];
  let isJoined = false;
  let sentAtMs = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | undefined;

  const send = (): void => {
    cancelTimer = undefined;
    if (!isStateNew && drafts.length === 0) return;
    if (!socket.writable) {
      schedule();
      return;
    }
    sentAtMs = clock.now();
    socket.emit(
      'presence:set',
      encodePresenceSet({ state: isStateNew ? state : NOTHING, drafts: concatBytes(drafts) }),
    );
    isStateNew = false;
    drafts = [];
  };

  const schedule = (): void => {
    if (!isJoined || cancelTimer) return;
    const waitMs = restOfPeriod(clock, sentAtMs, PRESENCE_INTERVAL_MS);
    cancelTimer = clock.after(waitMs === 0 && !socket.writable ? PRESENCE_INTERVAL_MS : waitMs, send);
  };

  return {
    setState(next) {
      state = next;
      isStateNew = true;
      schedule();
    },
    addDraft(draft) {
      if (!isJoined || draft.length > MAX_DRAFT_BYTES) return;
      drafts.push(draft);
      // The oldest go first: a stroke's later chunks repeat what matters.
      while (drafts.reduce((total, { length }) => total + length, 0) > MAX_DRAFT_BYTES) drafts.shift();
      schedule();
    },
    start() {
      isJoined = true;
      isStateNew = state.length > 0;
      if (isStateNew) schedule();
    },
    pause() {
      isJoined = false;
      drafts = [];
      cancelTimer?.();
      cancelTimer = undefined;
    },
  };
}
