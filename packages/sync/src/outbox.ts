import * as Y from 'yjs';

/**
 * Local updates that the server has not yet acknowledged as stored, oldest first. "Saved" means that this is empty.
 *
 * Updates gather in `open` until they are sealed: merged into one pending push with the next number. A pending push
 * never changes again, so that a resend carries the same number and the same bytes and the server recognises it.
 */
export interface Outbox {
  /** Local changes (transactions) that are not acknowledged. */
  readonly size: number;
  readonly bytes: number;
  add(update: Uint8Array): void;
  /** What to send now, in order; it counts as in flight until acknowledged or rewound. */
  take(): PendingPush[];
  /** Forgets push `n`: it is stored. */
  acknowledge(n: number): void;
  /** Nothing is in flight any more: `take` gives everything again, from the oldest. */
  rewind(): void;
}

export interface PendingPush {
  readonly n: number;
  readonly bytes: Uint8Array;
}

/** Enough to fill a long round trip; beyond it, local updates merge while they wait. */
const MAX_IN_FLIGHT = 8;

/** A push stops growing here, so that a long time offline gives several pushes instead of one over the limit. */
const SEAL_BYTES = 512 * 1024;

interface Pending extends PendingPush {
  readonly changes: number;
  inFlight: boolean;
}

export function createOutbox(): Outbox {
  const pending: Pending[] = [];
  const open: Uint8Array[] = [];
  let lastN = 0;

  /** Moves updates from `open` into one pending push, up to `SEAL_BYTES` (or one update, however large). */
  const seal = (): Pending => {
    let bytes = 0;
    const overfull = open.findIndex((update, index) => {
      bytes += update.length;
      return index > 0 && bytes > SEAL_BYTES;
    });
    const sealed = open.splice(0, overfull === -1 ? open.length : overfull);
    lastN += 1;
    const push = { n: lastN, bytes: mergeUpdates(sealed), changes: sealed.length, inFlight: false };
    pending.push(push);
    return push;
  };

  return {
    get size() {
      return pending.reduce((total, { changes }) => total + changes, open.length);
    },
    get bytes() {
      const sum = (total: number, update: Uint8Array) => total + update.length;
      return open.reduce(sum, 0) + pending.map((push) => push.bytes).reduce(sum, 0);
    },
    add(update) {
      open.push(update);
    },
    take() {
      const taken = pending.filter(({ inFlight }) => !inFlight);
      while (open.length > 0 && pending.length < MAX_IN_FLIGHT) taken.push(seal());
      for (const push of taken) push.inFlight = true;
      return taken;
    },
    acknowledge(n) {
      const index = pending.findIndex((push) => push.n === n);
      if (index !== -1) pending.splice(index, 1);
    },
    rewind() {
      for (const push of pending) push.inFlight = false;
    },
  };
}

function mergeUpdates(updates: Uint8Array[]): Uint8Array {
  const [only] = updates;
  return only !== undefined && updates.length === 1 ? only : Y.mergeUpdates(updates);
}
