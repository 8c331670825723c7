import type { Lease } from '@drawbridge/protocol';
import * as Y from 'yjs';
import type { Identity } from '../connection/identity.ts';
import type { Branch, Kept, LogPosition, OfflineCopy } from '../offline/offlineCopy.ts';
import { type Change, toChange } from './outbox.ts';

/** Keeps the offline copy, where there is one, in step with the doc. */
export interface Keeper {
  /** Whether there is anything to keep a copy in. */
  readonly keeps: boolean;
  /** The doc shows what was kept. Also when there is no copy, or nothing in it. */
  readonly isLoaded: boolean;
  /** Whether something was kept of this board. */
  readonly hasCopy: boolean;
  readonly branches: readonly Branch[];
  /** Why this browser keeps nothing at present. */
  readonly trouble: string | undefined;
  /** Puts what was kept into the doc, and answers what is to be delivered of it. */
  load(): Promise<Loaded>;
  /** A local change: on its way to the copy and ready for the outbox. */
  keep(update: Uint8Array): Change;
  received(updates: readonly Uint8Array[], at: LogPosition): void;
  delivered(changes: readonly Change[], at: LogPosition): void;
  addLeases(leases: readonly Lease[]): Promise<void>;
  leasesOf(clientIds: readonly number[]): Promise<Lease[]>;
  /** The doc must not be merged any more: answers whether a copy opened from now on begins empty. */
  putAside(): Promise<boolean>;
  dropBranch(id: number): void;
  close(): Promise<void>;
}

export interface Loaded extends Pick<Kept, 'epoch' | 'lastSeq'> {
  readonly changes: readonly Change[];
}

export interface KeeperDeps {
  readonly copy: OfflineCopy | undefined;
  readonly doc: Y.Doc;
  /** Marks what was kept as not made here and now. */
  readonly origin: object;
  readonly identity: Identity;
  readonly onChange: () => void;
}

const NOTHING: Loaded = { lastSeq: 0, changes: [] };

export function createKeeper({ copy, doc, origin, identity, onChange }: KeeperDeps): Keeper {
  let isLoaded = copy === undefined;
  let hasCopy = false;
  let branches: readonly Branch[] = [];
  const stopListening = copy?.onTrouble(onChange) ?? (() => {});

  /** Answers whether the doc got all of what was stored. */
  const show = ({ updates, unsent }: Kept): boolean =>
    doc.transact(() => {
      const shown = updates.filter((bytes) => canApply(doc, bytes, origin));
      for (const { bytes } of unsent) canApply(doc, bytes, origin);
      return shown.length === updates.length && !doc.store.pendingStructs && !doc.store.pendingDs;
    }, origin);

  return {
    keeps: copy !== undefined,
    get isLoaded() {
      return isLoaded;
    },
    get hasCopy() {
      return hasCopy;
    },
    get branches() {
      return branches;
    },
    get trouble() {
      return copy?.trouble?.message;
    },
    async load() {
      if (!copy) return NOTHING;
      const kept = await copy.load();
      const isWhole = show(kept);
      identity.add(kept.leases);
      ({ branches } = kept);
      hasCopy = kept.updates.length + kept.unsent.length > 0;
      isLoaded = true;
      onChange();
      const changes = kept.unsent.map(({ key, bytes }) => toChange(bytes, [key]));
      if (isWhole) return { ...kept, changes };
      // The disk gave back something else than was written: everything is asked for again.
      copy.replaceDamaged();
      return { lastSeq: 0, changes };
    },
    keep(update) {
      const change = toChange(update);
      return copy ? { ...change, keys: [copy.addUnsent(change.client, update)] } : change;
    },
    received(updates, at) {
      copy?.addStored({ ...at, updates });
    },
    delivered(changes, at) {
      copy?.delivered(
        changes.flatMap(({ keys }) => keys),
        at,
      );
    },
    async addLeases(leases) {
      if (!copy || leases.length === 0) return;
      copy.addLeases(leases);
      await copy.flush();
    },
    async leasesOf(clientIds) {
      return copy && clientIds.length > 0 ? copy.leasesOf(clientIds) : [];
    },
    async putAside() {
      return copy ? copy.startOver() : true;
    },
    dropBranch: (id) => copy?.dropBranch(id),
    async close() {
      stopListening();
      await copy?.close();
    },
  };
}

function canApply(doc: Y.Doc, bytes: Uint8Array, origin: object): boolean {
  try {
    Y.applyUpdate(doc, bytes, origin);
    return true;
  } catch {
    return false;
  }
}
