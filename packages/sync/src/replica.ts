import { type Entry, parseEntry, parseTail, parseTailed } from '@drawbridge/protocol';
import type * as Y from 'yjs';
import type { BoardSocket } from './boardSocket.ts';
import type { Clock } from './clock.ts';
import { createFollower } from './follower.ts';
import type { Requester } from './requester.ts';

/** A promised log of which nothing comes for this long will not come: the server failed after it let us in. */
const TAIL_TIMEOUT_MS = 20_000;

export interface Replica {
  /** The doc contains the log up to here. */
  readonly have: number;
  /** Equal to the room since the last join. */
  readonly isSynced: boolean;
  /** Some entries of the log could not be applied. */
  readonly isDamaged: boolean;
  /** Joined: the server sends the log up to `head`, then every new entry. */
  begin(head: number): void;
  pause(): void;
  /** Our own push is entry `seq` of the log. */
  confirm(seq: number): void;
  stop(): void;
}

export interface ReplicaDeps {
  readonly doc: Y.Doc;
  readonly origin: object;
  readonly socket: BoardSocket;
  readonly clock: Clock;
  readonly requester: Requester;
  readonly onSynced: () => void;
  /** The server sent what is no log, or would not send what is missing. */
  readonly onBroken: (retryMs?: number) => void;
}

/** Keeps the doc equal to the board's log while the connection lasts: catches up, follows, and asks for what it missed. */
export function createReplica(deps: ReplicaDeps): Replica {
  const { doc, origin, socket, clock, requester, onSynced, onBroken } = deps;
  const follower = createFollower(doc, origin);
  let mode: 'paused' | 'catchingUp' | 'following' | 'asking' = 'paused';
  let joinHead = 0;
  let cancelTimeout = (): void => {};

  const advance = (): void => {
    if (mode === 'catchingUp' && follower.have >= joinHead) {
      mode = 'following';
      cancelTimeout();
      onSynced();
    }
    if (mode === 'following' && follower.isBehind) askForTail();
  };

  const awaitTail = (): void => {
    cancelTimeout();
    if (mode === 'catchingUp') cancelTimeout = clock.after(TAIL_TIMEOUT_MS, () => onBroken());
  };

  const askForTail = (): void => {
    mode = 'asking';
    requester.request('board:tail', { since: follower.have }, parseTailed, (reply) => {
      if (!reply.ok) onBroken(reply.retryMs);
      else if (follower.have < reply.head)
        onBroken(); // asking the same again would give the same
      else {
        mode = 'following';
        advance();
      }
    });
  };

  const receive = (entries: readonly Entry[] | undefined): void => {
    if (mode === 'paused') return;
    if (!entries) {
      onBroken();
      return;
    }
    follower.receive(entries);
    advance();
  };

  const stops = [
    socket.on('board:tail', (payload) => {
      receive(parseTail(payload));
      awaitTail();
    }),
    socket.on('update:entry', (payload) => {
      const entry = parseEntry(payload);
      receive(entry && [entry]);
    }),
  ];

  return {
    get have() {
      return follower.have;
    },
    get isSynced() {
      return mode === 'following' || mode === 'asking';
    },
    get isDamaged() {
      return follower.damaged > 0;
    },
    begin(head) {
      joinHead = head;
      mode = 'catchingUp';
      awaitTail();
      advance();
    },
    pause() {
      mode = 'paused';
      cancelTimeout();
    },
    confirm(seq) {
      follower.confirm(seq);
      advance();
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
