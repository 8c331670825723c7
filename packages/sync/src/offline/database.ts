import type { Lease } from '@drawbridge/protocol';
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Clock } from '../clock.ts';
import type { CopyRecord } from './copyRecord.ts';
import type { Unsent } from './offlineCopy.ts';
import { withDeadline } from './withDeadline.ts';

/**
 * One database for all boards of a server. A board has a copy, and a new generation of it after `startOver`:
 *
 *     copies   what a generation holds: its place in the log, and which rows make its doc
 *     doc      those rows, each one Yjs update
 *     unsent   work that the server has not acknowledged
 *     leases   what the server gave to write it under; of a board, whatever the generation
 */
interface Schema extends DBSchema {
  copies: { key: CopyId; value: CopyRecord };
  doc: { key: [...CopyId, number]; value: Uint8Array };
  unsent: { key: [...CopyId, string]; value: Unsent };
  leases: { key: [boardId: string, clientId: number]; value: Lease };
}

export type CopyId = [boardId: string, generation: number];

export type Store = StoreNames<Schema>;
export type OfflineDatabase = IDBPDatabase<Schema>;
export type Writing<S extends Store> = IDBPTransaction<Schema, S[], 'readwrite'>;
export type Reading = IDBPTransaction<Schema, Store[], 'readonly'>;

export const STORES: Store[] = ['copies', 'doc', 'unsent', 'leases'];

const VERSION = 1;

/** An open that an older tab blocks waits for ever, and Safari's sometimes never answers: the board is not to wait. */
const OPEN_DEADLINE_MS = 3_000;

export interface OpenDatabaseOptions {
  readonly name: string;
  readonly clock: Clock;
  /** The connection is of no use any more: the browser cut it, or a newer page or a "clear site data" wants it closed. */
  readonly onLost: () => void;
}

/** Rejects with what IndexedDB says, or after a deadline. */
export async function openDatabase({ name, clock, onLost }: OpenDatabaseOptions): Promise<OfflineDatabase> {
  const opening = openDB<Schema>(name, VERSION, {
    upgrade(db) {
      for (const store of STORES) db.createObjectStore(store);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close(); // that of a versionchange event is its connection
      onLost();
    },
    terminated: onLost,
  });
  try {
    return await withDeadline(opening, { clock, deadlineMs: OPEN_DEADLINE_MS });
  } catch (error) {
    // Came after all: an open connection that nobody knows would block the next version of the page.
    opening.then((db) => db.close()).catch(() => {});
    throw error;
  }
}

/** Everything of one generation of a board's copy, or of all that has this beginning of a key. */
export function keysFrom(...prefix: (string | number)[]): IDBKeyRange {
  // An array sorts after every number and string.
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

/**
 * Runs `work` in one transaction that takes effect whole or not at all; rejects with what went wrong.
 * `strict` asks for more than the browser's promise to write it soon: it survives a power cut.
 */
export async function inTransaction<S extends Store, R>(
  db: OfflineDatabase,
  { stores, durability = 'relaxed' }: { stores: S[]; durability?: 'strict' | 'relaxed' },
  work: (tx: Writing<S>) => Promise<R>,
): Promise<R> {
  const tx = db.transaction(stores, 'readwrite', { durability });
  tx.done.catch(() => {}); // it is awaited below, unless `work` fails first
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    abort(tx);
    // A request that fails because the disk is full says only that it was aborted; its transaction says why.
    throw tx.error ?? error;
  }
}

/** What was done before the fault must not be committed without the rest. */
function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
}
