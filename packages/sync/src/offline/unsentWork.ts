import { createSessionId, type Lease } from '@drawbridge/protocol';
import { ownBytes } from './mergeRows.ts';
import type { Unsent, UnsentKey } from './offlineCopy.ts';
import type { UnsentBatch } from './writeCopy.ts';

/** More changes than anybody makes, so that keys sort by their number. */
const COUNT_DIGITS = 12;

/** The work that this tab knows not to be delivered, and which of it is not on disk yet. */
export interface UnsentWork {
  /** The name of this tab in the keys of what it adds. */
  readonly tab: string;
  /** Oldest first. */
  readonly all: () => readonly Unsent[];
  readonly hasNews: boolean;
  /** Whether this work is of another tab, and was not adopted yet. */
  isNew(key: UnsentKey): boolean;
  /** Work that was found on disk. */
  adopt(found: readonly Unsent[]): void;
  add(clientId: number | undefined, bytes: Uint8Array): UnsentKey;
  addLeases(leases: readonly Lease[]): void;
  /** Forgets what was delivered and answers it; what is unknown, another tab delivered. */
  remove(keys: readonly UnsentKey[]): Unsent[];
  /** What must be written. It counts as written until given back. */
  take(): UnsentBatch;
  /** A write failed. */
  giveBack(batch: UnsentBatch): void;
}

export function createUnsentWork(): UnsentWork {
  /** Two tabs count on from the same number. */
  const tab = createSessionId();
  const known = new Map<UnsentKey, Unsent>();
  const leases = new Map<number, Lease>();
  const newRows = new Set<UnsentKey>();
  const newLeases = new Set<number>();
  const adopted = new Set<UnsentKey>();
  let count = 0;

  const hasWorkOf = (clientId: number): boolean =>
    [...known.values()].some((row) => row.clientId === clientId);

  return {
    tab,
    all: () => [...known.values()],
    get hasNews() {
      return newRows.size > 0 || newLeases.size > 0;
    },
    isNew: (key) => tabOf(key) !== tab && !adopted.has(key),
    adopt(found) {
      const own = [...known];
      known.clear();
      for (const row of found) known.set(row.key, row);
      for (const [key, row] of own) known.set(key, row);
      for (const { key } of found) {
        adopted.add(key);
        count = Math.max(count, countOf(key));
      }
    },
    add(clientId, bytes) {
      count += 1;
      const key = keyOf(count, tab);
      known.set(key, { key, clientId, bytes: ownBytes(bytes) });
      newRows.add(key);
      if (clientId !== undefined && leases.has(clientId)) newLeases.add(clientId);
      return key;
    },
    addLeases(given) {
      for (const lease of given) {
        leases.set(lease.clientId, lease);
        if (hasWorkOf(lease.clientId)) newLeases.add(lease.clientId);
      }
    },
    remove(keys) {
      const removed = keys.map((key) => known.get(key)).filter((row) => row !== undefined);
      for (const key of keys) {
        known.delete(key);
        newRows.delete(key);
      }
      return removed;
    },
    take() {
      const batch = {
        unsent: [...newRows].map((key) => known.get(key)).filter((row) => row !== undefined),
        leases: [...newLeases].map((id) => leases.get(id)).filter((lease) => lease !== undefined),
      };
      newRows.clear();
      newLeases.clear();
      return batch;
    },
    giveBack(batch) {
      for (const { key } of batch.unsent) if (known.has(key)) newRows.add(key);
      for (const { clientId } of batch.leases) newLeases.add(clientId);
    },
  };
}

/** Higher than every key that the tab has seen: what a change builds on sorts before it, whichever tab made that. */
function keyOf(count: number, tab: string): UnsentKey {
  return `${String(count).padStart(COUNT_DIGITS, '0')}-${tab}`;
}

export function tabOf(key: UnsentKey): string {
  return key.slice(COUNT_DIGITS + 1);
}

function countOf(key: UnsentKey): number {
  return Number.parseInt(key, 10);
}
