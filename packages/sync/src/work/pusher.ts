import {
  encodePush,
  parseStored,
  type Refusal,
  type Reply,
  readUpdateHead,
  type Stored,
  splitPush,
} from '@drawbridge/protocol';
import * as Y from 'yjs';
import { type Clock, restOfPeriod } from '../clock.ts';
import type { Requester } from '../connection/requester.ts';
import { extractDeletes } from './extractDeletes.ts';
import { type Change, createOutbox, type Outbox, toChange } from './outbox.ts';
import { splitChange } from './splitChange.ts';

/** The first change is sent at once, those within this time after it as one push: what goes on and on is a message per frame at most. */
const MERGE_WINDOW_MS = 20;

/** Before a push that could not be stored is sent again, when the server does not say. */
const STORE_RETRY_MS = 1_000;

/** No sooner than this, whatever the server says: the two must not answer each other in a circle. */
const MIN_RESEND_MS = 250;

/** So often in a row the server may know another part of our changes than we thought. Then we do not understand each other. */
const MAX_RESYNCS = 5;

export interface Pusher {
  readonly outbox: Outbox;
  /** Why the oldest push was put off, until one is stored again. */
  readonly trouble: Refusal | undefined;
  /** Work of this document that is not stored. */
  add(change: Change): void;
  /** Joined: sends everything that is not acknowledged, from the oldest. */
  start(chunkBytes: number): void;
  /** What was refused because the board was full need not wait any longer. */
  roomMade(): void;
  /** The connection is gone; local changes keep gathering. */
  pause(): void;
}

export interface PusherDeps {
  readonly clock: Clock;
  readonly requester: Requester;
  /** `seq` is 0 when the log held them already. */
  readonly onStored: (changes: readonly Change[], seq: number) => void;
  /** A push was refused for a reason that waiting does not cure. */
  readonly onRefused: (refusal: Refusal) => void;
  readonly onChange: () => void;
}

/** Carries local changes to the server and keeps each until it is acknowledged as stored. */
export function createPusher(deps: PusherDeps): Pusher {
  const { clock, requester, onStored, onRefused, onChange } = deps;
  const outbox = createOutbox();
  let chunkBytes: number | undefined;
  let trouble: { readonly n: number; readonly refusal: Refusal } | undefined;
  let cancelFlush: (() => void) | undefined;
  let lastFlushMs = -Infinity;
  let resyncs = 0;
  let lastExtract: Uint8Array | undefined;

  const flush = (): void => {
    cancelFlush = undefined;
    if (chunkBytes === undefined) return;
    lastFlushMs = clock.now();
    for (const push of outbox.take()) {
      const parts = splitPush(push, chunkBytes);
      for (const part of parts) {
        const isLast = part === parts.at(-1);
        requester.request('update:push', encodePush(part), parseStored, (reply) => {
          if (isLast || !reply.ok) answered(push.n, reply);
        });
      }
    }
    if (outbox.canTake) flushSoon();
  };

  const flushSoon = (): void => {
    if (chunkBytes === undefined) return;
    cancelFlush ??= clock.after(restOfPeriod(clock, lastFlushMs, MERGE_WINDOW_MS), flush);
  };

  const flushAnewAfter = (delayMs: number): void => {
    cancelFlush?.();
    cancelFlush = clock.after(Math.max(MIN_RESEND_MS, delayMs), flush);
  };

  const answered = (n: number, reply: Reply<Stored>): void => {
    if (reply.ok) stored(n, reply.seq);
    else if (reply.error === 'resync') resync(n, reply);
    else if (isTemporary(reply)) putOff(n, reply);
    else onRefused(reply);
  };

  const stored = (n: number, seq: number): void => {
    const changes = outbox.acknowledge(n);
    if (!changes.some(({ isExtract }) => isExtract)) lastExtract = undefined;
    if (trouble && n >= trouble.n) trouble = undefined;
    resyncs = 0;
    if (outbox.size > 0) flushSoon();
    onStored(changes, seq);
    onChange();
  };

  const putOff = (n: number, refusal: Refusal): void => {
    outbox.rewind();
    // That a push overtook the one in trouble is no news for anybody, and no reason to hurry.
    if (refusal.error === 'out_of_order') {
      if (!cancelFlush) flushAnewAfter(0);
      return;
    }
    trouble = { n, refusal };
    if (refusal.error === 'quota') makeRoom(n);
    flushAnewAfter(refusal.retryMs ?? STORE_RETRY_MS);
    onChange();
  };

  /** A full board still takes deletions: those of what was refused go first, once. */
  const makeRoom = (n: number): void => {
    outbox.reopen(n, (changes) => {
      const own = changes.filter(({ isExtract }) => !isExtract);
      const bytes = extractDeletes(own);
      if (!bytes || (lastExtract && isSame(bytes, lastExtract))) return own;
      lastExtract = bytes;
      return [...splitChange({ client: undefined, bytes, keys: [], isExtract: true }), ...own];
    });
  };

  /** The log knows a part of this push already: sends what lies behind that. */
  const resync = (n: number, refusal: Refusal): void => {
    resyncs += 1;
    let isTrimmed = false;
    if (resyncs <= MAX_RESYNCS) {
      outbox.reopen(n, (changes) => {
        const rest = trimTo(refusal.clock, changes);
        isTrimmed = rest !== undefined;
        return rest ?? changes;
      });
    }
    if (isTrimmed) flushAnewAfter(0);
    else onRefused(refusal);
  };

  return {
    outbox,
    get trouble() {
      return trouble?.refusal;
    },
    add(change) {
      outbox.add(change);
      // What makes room need not wait until it is tried again.
      if (trouble?.refusal.error === 'quota' && change.client === undefined && !outbox.isInFlight) {
        makeRoom(trouble.n);
        flushAnewAfter(0);
      } else flushSoon();
      onChange();
    },
    start(bytes) {
      chunkBytes = bytes;
      outbox.rewind();
      flush();
    },
    roomMade() {
      if (trouble?.refusal.error === 'quota') flushAnewAfter(0);
    },
    pause() {
      chunkBytes = undefined;
      cancelFlush?.();
      cancelFlush = undefined;
    },
  };
}

/**
 * Cuts off what the log knows of the oldest changes: those of one client, up to `known` in its clock. `undefined` when they
 * begin after that: something is missing between, and only a new document can help.
 */
function trimTo(known: number | undefined, changes: readonly Change[]): Change[] | undefined {
  const client = changes.find((change) => change.client !== undefined)?.client;
  if (client === undefined || known === undefined) return undefined;
  const end = changes.findIndex((change) => change.client !== undefined && change.client !== client);
  const own = end === -1 ? changes : changes.slice(0, end);
  const merged = Y.mergeUpdates(own.map(({ bytes }) => bytes));
  if ((readUpdateHead(merged)?.clock ?? 0) > known) return undefined;
  const bytes = Y.diffUpdate(merged, Y.encodeStateVector(new Map([[client, known]])));
  const rest = end === -1 ? [] : changes.slice(end);
  const keys = own.flatMap((change) => change.keys);
  return [...splitChange(toChange(bytes, keys)), ...rest];
}

function isTemporary({ error }: Refusal): boolean {
  return TEMPORARY.has(error);
}

const TEMPORARY: ReadonlySet<Refusal['error']> = new Set([
  'storage',
  'internal',
  'out_of_order',
  'rate',
  'quota',
  // Until the role is another one: the server says when it is.
  'readonly',
]);

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
