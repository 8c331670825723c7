import type { Lease } from '@drawbridge/protocol';
import * as Y from 'yjs';
import type { Identity } from '../connection/identity.ts';
import { type Hydration, sizeOf } from '../hydration/hydration.ts';
import { createListeners } from '../listeners.ts';
import type { Branch, Kept, LogPosition, OfflineCopy, Orphans } from '../offline/offlineCopy.ts';
import { createProgressReport, type Progress } from '../progress.ts';
import { type Change, toChange } from './outbox.ts';
import { splitChange } from './splitChange.ts';

/** Keeps the offline copy, where there is one, in step with the doc. */
export interface Keeper {
  /** Whether there is anything to keep a copy in. */
  readonly keeps: boolean;
  /** It is known what was kept. Also when there is no copy, or nothing in it. */
  readonly isRead: boolean;
  /** Whether something was kept of this board, and the doc shows it. */
  readonly hasCopy: boolean;
  readonly branches: readonly Branch[];
  /** Why this browser keeps nothing at present. */
  readonly trouble: string | undefined;
  /** Of a large copy that is being put into the doc. */
  readonly progress: Progress | undefined;
  /** Answers what is to be delivered of what was kept. */
  read(): Promise<readonly Change[]>;
  /** Puts what was read into the doc, and answers where that is then. */
  show(): Promise<Shown>;
  /** A local change: on its way to the copy and ready for the outbox, in pieces that can be pushed. */
  keep(update: Uint8Array): readonly Change[];
  received(updates: readonly Uint8Array[], at: LogPosition): void;
  delivered(changes: readonly Change[], at: LogPosition): void;
  addLeases(leases: readonly Lease[]): Promise<void>;
  leasesOf(clientIds: readonly number[]): Promise<Lease[]>;
  /** What a tab that is gone had not delivered came into the doc, and is to be delivered after everything else. */
  onAdopted(listener: (changes: readonly Change[]) => void): () => void;
  seekOrphans(): void;
  /** The doc must not be merged any more: answers whether a copy opened from now on begins empty. */
  putAside(): Promise<boolean>;
  dropBranch(id: number): void;
  close(): Promise<void>;
}

export type Shown = Pick<Kept, 'epoch' | 'lastSeq'>;

export interface KeeperDeps {
  readonly copy: OfflineCopy | undefined;
  readonly doc: Y.Doc;
  /** Marks what was kept as not made here and now. */
  readonly origin: object;
  readonly identity: Identity;
  readonly hydration: Hydration;
  readonly onChange: () => void;
}

export function createKeeper({ copy, doc, origin, identity, hydration, onChange }: KeeperDeps): Keeper {
  const closing = new AbortController();
  const progress = createProgressReport(onChange);
  /** Between `read` and `show`. */
  let kept: Kept | undefined;
  let isRead = copy === undefined;
  let isShown = copy === undefined;
  const early: Orphans[] = [];
  let hasCopy = false;
  let branches: readonly Branch[] = [];
  const adopted = createListeners<readonly Change[]>();
  /** What of the log the doc holds; unknown before the first join. */
  let at: LogPosition | undefined;
  const stops = copy ? [copy.onTrouble(onChange), copy.onOrphans((orphans) => adopt(orphans))] : [];

  /** Answers whether the doc got all of what was stored. */
  const fill = async ({ updates, unsent }: Kept): Promise<boolean> => {
    const { signal } = closing;
    const total = sizeOf(updates);
    const onApplied = (applied: number): void => progress.filling(applied, total, false);
    const failed = await hydration.apply(updates, { origin, signal, onApplied });
    const own = unsent.map(({ bytes }) => bytes);
    await hydration.apply(own, { origin, signal, onApplied: () => {} });
    return failed === 0 && !doc.store.pendingStructs && !doc.store.pendingDs;
  };

  const adopt = (orphans: Orphans): void => {
    // They may build on what is still on its way into the doc.
    if (!isShown) early.push(orphans);
    else adoptNow(orphans);
  };

  const adoptNow = ({ unsent, leases }: Orphans): void => {
    const known = at ? unsent.filter(({ bytes }) => isKnown(doc, bytes)) : [];
    const news = unsent.filter((row) => !known.includes(row));
    doc.transact(() => {
      for (const { bytes } of news) applyIfSound(doc, bytes, origin);
    }, origin);
    identity.add(leases);
    // Stored, and their tab did not live to note it.
    if (at && known.length > 0) copy?.delivered(toKeys(known), at);
    if (news.length > 0) adopted.emit(toChanges(news));
  };

  return {
    keeps: copy !== undefined,
    get isRead() {
      return isRead;
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
    get progress() {
      return progress.current;
    },
    async read() {
      if (!copy) return [];
      kept = await copy.load();
      isRead = true;
      identity.add(kept.leases);
      ({ branches } = kept);
      return toChanges(kept.unsent);
    },
    async show() {
      if (!copy || !kept) return { lastSeq: 0 };
      const { epoch, lastSeq, updates, unsent } = kept;
      const isWhole = await fill(kept);
      // It holds the whole board once more.
      kept = undefined;
      if (closing.signal.aborted) return { lastSeq: 0 };
      isShown = true;
      hasCopy = updates.length + unsent.length > 0;
      progress.end();
      onChange();
      const position = epoch === undefined ? undefined : { epoch, lastSeq };
      if (isWhole) at = position;
      for (const orphans of early.splice(0)) adoptNow(orphans);
      if (isWhole) return position ?? { lastSeq };
      // The disk gave back something else than was written: everything is asked for again.
      copy.replaceDamaged();
      return { lastSeq: 0 };
    },
    keep(update) {
      const changes = splitChange(toChange(update));
      if (!copy) return changes;
      return changes.map((change) => ({ ...change, keys: [copy.addUnsent(change.client, change.bytes)] }));
    },
    received(updates, position) {
      at = position;
      copy?.addStored({ ...position, updates });
    },
    delivered(changes, position) {
      at = position;
      copy?.delivered(
        changes.flatMap(({ keys }) => keys),
        position,
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
    onAdopted: adopted.add,
    seekOrphans: () => copy?.seekOrphans(),
    async putAside() {
      return copy ? copy.startOver() : true;
    },
    dropBranch: (id) => copy?.dropBranch(id),
    async close() {
      closing.abort();
      for (const stop of stops) stop();
      await copy?.close();
    },
  };
}

function toChanges(unsent: Kept['unsent']): Change[] {
  return unsent.flatMap(({ key, bytes }) => splitChange(toChange(bytes, [key])));
}

function toKeys(unsent: Kept['unsent']): string[] {
  return unsent.map(({ key }) => key);
}

/** Whether the doc has these changes of a tab that is gone: then they came to it from the log. What cannot be read it has not. */
function isKnown(doc: Y.Doc, bytes: Uint8Array): boolean {
  try {
    const { to } = Y.parseUpdateMeta(bytes);
    return to.size > 0 && [...to].every(([client, end]) => Y.getState(doc.store, client) >= end);
  } catch {
    return false;
  }
}

function applyIfSound(doc: Y.Doc, bytes: Uint8Array, origin: object): void {
  try {
    Y.applyUpdate(doc, bytes, origin);
  } catch {
    // Damaged work cannot be shown. It is pushed all the same, and the server says what becomes of it.
  }
}
