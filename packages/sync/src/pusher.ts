import {
  encodePush,
  parseStored,
  type Refusal,
  type Reply,
  type Stored,
  splitPush,
} from '@drawbridge/protocol';
import * as Y from 'yjs';
import { createClientOutbox } from './clientOutbox.ts';
import type { Clock } from './clock.ts';
import type { Outbox } from './outbox.ts';
import type { Requester } from './requester.ts';

/** Local updates within this time travel as one push. Short enough not to be felt, long enough to merge a gesture. */
const MERGE_WINDOW_MS = 20;

/** Before a push that could not be stored is sent again, when the server does not say. */
const STORE_RETRY_MS = 1_000;

/** No sooner than this, whatever the server says: the two must not answer each other in a circle. */
const MIN_RESEND_MS = 250;

export interface Pusher {
  readonly outbox: Pick<Outbox, 'size' | 'bytes'>;
  /** Why the oldest push was put off, until one is stored again. */
  readonly trouble: Refusal | undefined;
  /** Joined: sends everything that is not acknowledged, from the oldest. */
  start(chunkBytes: number): void;
  /** The connection is gone; local updates keep gathering. */
  pause(): void;
  /** Listens to the doc no more. */
  stop(): void;
}

export interface PusherDeps {
  readonly doc: Y.Doc;
  /** Updates of this origin came from the room. */
  readonly origin: object;
  readonly clock: Clock;
  readonly requester: Requester;
  readonly onStored: (seq: number) => void;
  /** A push was refused for a reason that waiting does not cure. */
  readonly onRefused: (refusal: Refusal) => void;
  readonly onChange: () => void;
}

/** Carries local updates to the server and keeps each until it is acknowledged as stored. */
export function createPusher(deps: PusherDeps): Pusher {
  const { doc, origin, clock, requester, onStored, onRefused, onChange } = deps;
  const outbox = createClientOutbox();
  let chunkBytes: number | undefined;
  let trouble: Refusal | undefined;
  let cancelFlush: (() => void) | undefined;

  const flush = (): void => {
    cancelFlush = undefined;
    if (chunkBytes === undefined) return;
    for (const push of outbox.take()) {
      for (const part of splitPush(push, chunkBytes)) {
        requester.request('update:push', encodePush(part), parseStored, (reply) => answered(push.n, reply));
      }
    }
  };

  const flushAfter = (delayMs: number): void => {
    if (chunkBytes !== undefined) cancelFlush ??= clock.after(delayMs, flush);
  };

  const answered = (n: number, reply: Reply<Stored>): void => {
    if (!reply.ok) putOff(reply);
    else if (reply.seq > 0) stored(n, reply.seq); // seq 0 acknowledges a fragment that is not the last
  };

  const stored = (n: number, seq: number): void => {
    outbox.acknowledge(n);
    trouble = undefined;
    if (outbox.size > 0) flushAfter(MERGE_WINDOW_MS);
    onStored(seq);
    onChange();
  };

  const putOff = (refusal: Refusal): void => {
    if (!isTemporary(refusal)) {
      onRefused(refusal);
      return;
    }
    // That a push overtook the one in trouble is no news for anybody.
    if (refusal.error !== 'out_of_order') trouble = refusal;
    outbox.rewind();
    cancelFlush?.();
    cancelFlush = clock.after(Math.max(MIN_RESEND_MS, refusal.retryMs ?? STORE_RETRY_MS), flush);
    onChange();
  };

  const onUpdate = (update: Uint8Array, updateOrigin: unknown): void => {
    if (updateOrigin === origin) return;
    outbox.add(update);
    flushAfter(MERGE_WINDOW_MS);
    onChange();
  };
  // What the doc was given with counts as a local change too.
  if (doc.store.clients.size > 0) outbox.add(Y.encodeStateAsUpdate(doc));
  doc.on('update', onUpdate);

  return {
    outbox,
    get trouble() {
      return trouble;
    },
    start(bytes) {
      chunkBytes = bytes;
      outbox.rewind();
      flush();
    },
    pause() {
      chunkBytes = undefined;
      cancelFlush?.();
      cancelFlush = undefined;
    },
    stop: () => doc.off('update', onUpdate),
  };
}

function isTemporary({ error }: Refusal): boolean {
  return error === 'storage' || error === 'internal' || error === 'out_of_order';
}
