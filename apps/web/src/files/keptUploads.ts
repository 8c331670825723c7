import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { ownName } from '../address.ts';

/**
 * Files on their way to the server, kept in this browser until they are there: a tab may be closed, or crash. No call ever
 * rejects: where the browser keeps nothing, a file is sent as long as the page is open.
 */
export interface KeptUploads {
  /** Answers whether it is kept. */
  keep(name: string, blob: Blob): Promise<boolean>;
  has(name: string): Promise<boolean>;
  /** Of this board, those kept first first. */
  all(): Promise<readonly KeptUpload[]>;
  drop(name: string): Promise<void>;
}

export interface KeptUpload {
  readonly name: string;
  readonly blob: Blob;
}

/** LIMIT of bytes that are kept in a browser, of all boards together: a site that takes too much loses all it has. */
const MAX_KEPT_BYTES = 100 * 1024 * 1024;
/** A board that nobody opens for so long does not keep its files for ever. */
const MAX_AGE_MS = 60 * 24 * 60 * 60 * 1000;

const DATABASE = 'drawbridge-uploads';
const VERSION = 1;

interface Schema extends DBSchema {
  uploads: {
    key: [boardId: string, name: string];
    value: { readonly name: string; readonly blob: Blob; readonly bytes: number; readonly keptMs: number };
  };
}

interface KeptOptions {
  readonly now?: () => number;
  readonly maxBytes?: number;
}

export function openKeptUploads(
  boardId: string,
  { now = Date.now, maxBytes = MAX_KEPT_BYTES }: KeptOptions = {},
): KeptUploads {
  return {
    keep: (name, blob) =>
      withDatabase(false, async (database) => {
        const tx = database.transaction('uploads', 'readwrite', { durability: 'strict' });
        let bytes = blob.size;
        for await (const { value } of tx.store) bytes += value.bytes;
        const fits = bytes <= maxBytes;
        if (fits) await tx.store.put({ name, blob, bytes: blob.size, keptMs: now() }, [boardId, name]);
        await tx.done;
        return fits;
      }),
    has: (name) =>
      withDatabase(false, async (database) => (await database.count('uploads', [boardId, name])) > 0),
    all: () =>
      withDatabase([], async (database) => {
        await dropOld(database, now() - MAX_AGE_MS);
        const kept = await database.getAll('uploads', keysOf(boardId));
        return kept.sort((a, b) => a.keptMs - b.keptMs).map(({ name, blob }) => ({ name, blob }));
      }),
    drop: (name) => withDatabase(undefined, (database) => database.delete('uploads', [boardId, name])),
  };
}

/** Opened for each call: there are few, and a connection that is open keeps a newer page from changing the tables. */
async function withDatabase<Result>(
  otherwise: Result,
  run: (database: IDBPDatabase<Schema>) => Promise<Result>,
): Promise<Result> {
  let database: IDBPDatabase<Schema> | undefined;
  try {
    database = await openDB<Schema>(ownName(DATABASE), VERSION, {
      upgrade: (opened) => void opened.createObjectStore('uploads'),
    });
    return await run(database);
  } catch {
    // A private window, a full disk, a browser without IndexedDB.
    return otherwise;
  } finally {
    database?.close();
  }
}

async function dropOld(database: IDBPDatabase<Schema>, beforeMs: number): Promise<void> {
  const tx = database.transaction('uploads', 'readwrite');
  for await (const cursor of tx.store) if (cursor.value.keptMs < beforeMs) await cursor.delete();
  await tx.done;
}

function keysOf(boardId: string): IDBKeyRange {
  // An array sorts after every string.
  return IDBKeyRange.bound([boardId], [boardId, []]);
}
