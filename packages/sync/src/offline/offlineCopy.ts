import type { Lease } from '@drawbridge/protocol';

/**
 * What a browser keeps of one board, in IndexedDB: enough to open it without network, and the work that the server does
 * not have yet. Blind to what a doc holds.
 *
 * Everything but `load`, `leasesOf`, `startOver`, `flush` and `close` only takes note, at once and without fail; it is
 * written soon, in the order in which it was said. Unsent work goes to disk in the next microtask, what the server has
 * anyway within a second. Nothing here throws or rejects: what cannot be kept becomes `trouble`, and the board works on.
 *
 * Several tabs keep one copy. Each adopts all unsent work that it finds when it loads, and later that of tabs that are gone;
 * the server answers `duplicate` to whoever comes second. After `startOver` the old copy stays as a branch until `dropBranch`; tabs that still follow it go on writing there.
 */
export interface OfflineCopy {
  /** Why nothing can be kept at present. It tries again by itself; once it succeeds, this is `undefined` again. */
  readonly trouble: OfflineTrouble | undefined;
  onTrouble(listener: () => void): () => void;
  /** Reads what was kept. Call it once, first, and apply `updates` and then `unsent` to the doc. */
  load(): Promise<Kept>;
  /**
   * The doc could not take all of what was loaded: say this before `addStored`, which then begins at 0. The damaged rows are
   * replaced by the whole doc.
   */
  replaceDamaged(): void;
  /**
   * A local change of one client (`undefined`: only deletes). Kept until `delivered`, together with the client's lease, if
   * `addLeases` named it.
   */
  addUnsent(clientId: number | undefined, bytes: Uint8Array): UnsentKey;
  /**
   * Leases that the server gave: the doc's own, and those for claims. They are kept as long as there may be unsent work
   * under them. Await `flush` before the first push under a granted claim: another tab that worked under the same id, and
   * whose claim is refused because the board has seen it by then, finds the lease with `leasesOf`.
   */
  addLeases(leases: readonly Lease[]): void;
  /**
   * Tabs are gone that had not delivered this: apply it and push it, as what `load` gave. Told once, to one of the tabs that are
   * open, where the browser has Web Locks; elsewhere such work waits for the next tab that loads.
   */
  onOrphans(listener: (orphans: Orphans) => void): () => void;
  /** Looks for work of tabs that this one never heard of. Those it knows of, it need not be asked for. */
  seekOrphans(): void;
  /** What any tab of this browser was given for these clients. */
  leasesOf(clientIds: readonly number[]): Promise<Lease[]>;
  /**
   * The doc holds the log `epoch` up to `lastSeq`. `updates` are what came since this was said last (entries, or a whole
   * snapshot, in any order): together with what the doc held then, they make it so. A new `epoch` here means that the same
   * log goes on under another name (`Joined.epoch` in modes `tail` and `snapshot`); another log is `startOver`.
   */
  addStored(stored: LogPosition & { readonly updates: readonly Uint8Array[] }): void;
  /**
   * The server has these, and the doc now holds the log up to `lastSeq` (`Replica.have` after `confirm`; it may be the same as
   * before). They become part of the stored doc. Unknown and repeated keys do no harm.
   */
  delivered(keys: readonly UnsentKey[], at: LogPosition): void;
  /**
   * The doc must not be merged with the board any more (mode `reset`, or a change was refused for good): puts everything
   * that is kept aside as a branch, so that a copy opened afterwards begins empty. This one may be closed then. `false`: it
   * could not, and a copy opened now would give the same doc again; do without one until the page is reloaded.
   */
  startOver(): Promise<boolean>;
  /** What was worth giving back of it was given back. */
  dropBranch(id: number): void;
  /** Resolves when everything said so far is on disk, or is known not to get there for now. */
  flush(): Promise<void>;
  /** Writes what is left, within a second, and lets go. Idempotent. */
  close(): Promise<void>;
}

/** A place in a log: its name, and the last entry that a doc holds. */
export interface LogPosition {
  readonly epoch: string;
  readonly lastSeq: number;
}

/** Sorts as the changes were made: what builds on another change that this browser kept comes after it. */
export type UnsentKey = string;

export interface Unsent {
  readonly key: UnsentKey;
  readonly clientId: number | undefined;
  readonly bytes: Uint8Array;
}

export interface Kept {
  /** The log that `updates` are of; absent when the board was never joined from here. */
  readonly epoch?: string;
  /** `updates` hold the log up to here, never less. */
  readonly lastSeq: number;
  /** Together the stored doc. */
  readonly updates: readonly Uint8Array[];
  /** In the order in which it must be pushed. Those of a client without a lease need a claim. */
  readonly unsent: readonly Unsent[];
  /** Of the clients in `unsent`. */
  readonly leases: readonly Lease[];
  /** Put aside by `startOver` and not dropped yet, oldest first. Usually none. */
  readonly branches: readonly Branch[];
}

/** Work without a tab, in the order in which it must be pushed, and what it may be pushed under. */
export type Orphans = Pick<Kept, 'unsent' | 'leases'>;

export interface Branch {
  readonly id: number;
  readonly updates: readonly Uint8Array[];
  readonly unsent: readonly Unsent[];
}

export interface OfflineTrouble {
  readonly code: 'quota' | 'unavailable';
  /** For the person. */
  readonly message: string;
}
