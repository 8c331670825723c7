import { type Push, readUpdateHead } from '@drawbridge/protocol';
import * as Y from 'yjs';

/**
 * Local changes that the server has not yet acknowledged as stored, oldest first. "Saved" means that this is empty.
 *
 * Changes gather until they are sealed: merged into one pending push with the next number. A pending push never changes
 * while it may be on its way, so that a resend carries the same number and the same bytes and the server recognises it.
 */
export interface Outbox {
  /** Local changes (transactions) that are not acknowledged. */
  readonly size: number;
  readonly bytes: number;
  /** The highest number that is acknowledged. */
  readonly acknowledgedN: number;
  /** Something was taken, and is neither acknowledged nor rewound. */
  readonly isInFlight: boolean;
  /** Everything that is not acknowledged, oldest first. */
  changes(): Change[];
  add(change: Change): void;
  /** Puts changes before all others: they were made earlier. Only before anything was taken. */
  addFirst(changes: readonly Change[]): void;
  /** Whether there is something to send now. */
  readonly canTake: boolean;
  /**
   * What to send now, in order; it counts as in flight until acknowledged or rewound. Of what was never sent before it is one
   * push: merging a full one takes some milliseconds.
   */
  take(): PendingPush[];
  /** Push `n` is stored: forgets its changes, and answers them. */
  acknowledge(n: number): readonly Change[];
  /** Nothing is in flight any more: `take` gives everything again, from the oldest. */
  rewind(): void;
  /**
   * Push `n` was refused, so that neither it nor any behind it will be stored: their changes may be merged, cut and sealed
   * anew, under other numbers. A number that was ever on its way never gets other bytes: it may have been stored all the
   * same. `rewrite` answers what takes the place of the changes from `n` on.
   */
  reopen(n: number, rewrite: (changes: Change[]) => Change[]): void;
}

/** The work of one client (`undefined`: only deletes). */
export interface Change {
  readonly client: number | undefined;
  readonly bytes: Uint8Array;
  /** How the offline copy knows it. */
  readonly keys: readonly string[];
  /** Travels alone, and does not count as work of its own: it repeats parts of others. */
  readonly isExtract?: boolean;
  /** The next one goes on with it; only the last of them counts. */
  readonly isPart?: boolean;
}

export type PendingPush = Pick<Push, 'n' | 'bytes' | 'after'>;

/** Enough to fill a long round trip; beyond it, local changes merge while they wait. */
const MAX_IN_FLIGHT = 8;

/**
 * A push stops growing here: it fits one message, everybody applies it within a frame, and as a deleted range takes two bytes
 * at least, it holds fewer than the 100,000 of them that a server takes.
 */
export const PUSH_BYTES = 120 * 1024;

interface Pending extends PendingPush {
  readonly changes: readonly Change[];
  inFlight: boolean;
}

/** @param update of one client at most, as Yjs makes them for local transactions. */
export function toChange(update: Uint8Array, keys: readonly string[] = []): Change {
  return { client: readUpdateHead(update)?.client, bytes: update, keys };
}

export function createOutbox(): Outbox {
  let pending: Pending[] = [];
  let open: Change[] = [];
  let lastN = 0;
  let acknowledgedN = 0;

  const seal = (): Pending => {
    const changes = open.splice(0, endOfRun(open));
    lastN += 1;
    const before = pending.at(-1)?.n ?? acknowledgedN;
    const after = before === lastN - 1 ? {} : { after: before };
    const push = { n: lastN, ...after, bytes: merge(changes), changes, inFlight: false };
    pending.push(push);
    return push;
  };

  const mayBeSealed = (): boolean => open.length > 0 && pending.length < MAX_IN_FLIGHT;

  const changes = (): Change[] => [...pending.flatMap((push) => push.changes), ...open];

  return {
    get size() {
      return changes().filter(({ isExtract, isPart }) => !isExtract && !isPart).length;
    },
    get bytes() {
      return [...pending, ...open].reduce((total, { bytes }) => total + bytes.length, 0);
    },
    get acknowledgedN() {
      return acknowledgedN;
    },
    get isInFlight() {
      return pending.some(({ inFlight }) => inFlight);
    },
    changes,
    add(change) {
      open.push(change);
    },
    addFirst(earlier) {
      open = [...earlier, ...open];
    },
    get canTake() {
      return mayBeSealed() || pending.some(({ inFlight }) => !inFlight);
    },
    take() {
      const taken = pending.filter(({ inFlight }) => !inFlight);
      if (mayBeSealed()) taken.push(seal());
      for (const push of taken) push.inFlight = true;
      return taken;
    },
    acknowledge(n) {
      const stored = pending.find((push) => push.n === n);
      if (stored) acknowledgedN = Math.max(acknowledgedN, n);
      pending = pending.filter((push) => push !== stored);
      return stored?.changes ?? [];
    },
    rewind() {
      for (const push of pending) push.inFlight = false;
    },
    reopen(n, rewrite) {
      const refused = pending.filter((push) => push.n >= n);
      pending = pending.filter((push) => push.n < n);
      open = rewrite([...refused.flatMap((push) => push.changes), ...open]);
    },
  };
}

/** How many changes from the first one on fit one push: of one client, and up to `PUSH_BYTES` or one, however large. */
function endOfRun(changes: readonly Change[]): number {
  let bytes = 0;
  let client: number | undefined;
  const end = changes.findIndex((change, index) => {
    bytes += change.bytes.length;
    const isOther = client !== undefined && change.client !== undefined && change.client !== client;
    client ??= change.client;
    return index > 0 && (isOther || bytes > PUSH_BYTES || change.isExtract || changes[0]?.isExtract);
  });
  return end === -1 ? changes.length : end;
}

function merge(changes: readonly Change[]): Uint8Array {
  const [only] = changes;
  return only !== undefined && changes.length === 1
    ? only.bytes
    : Y.mergeUpdates(changes.map(({ bytes }) => bytes));
}
