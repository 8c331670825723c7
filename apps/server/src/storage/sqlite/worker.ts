import { mkdirSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { StorageError } from '../storage.ts';
import { type BoardLog, createBoardLog } from './boardLog.ts';
import { lockFolder } from './lockFolder.ts';
import { openDatabase } from './openDatabase.ts';

/**
 * The storage worker: one thread that owns the database, so that a slow disk never stops the event loop of the server.
 * It answers requests in order.
 */

export type Operation = keyof BoardLog | 'close';

export interface WorkerRequest {
  readonly id: number;
  readonly operation: Operation;
  readonly args: readonly unknown[];
}

export type WorkerAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** Answers `id` 0 when the database is open, or says why it is not. */
function run(port: NonNullable<typeof parentPort>, dataDir: string): void {
  const opened = attempt(() => openFolder(dataDir));
  if ('error' in opened) {
    port.postMessage({ id: 0, error: opened.error } satisfies WorkerAnswer);
    return;
  }
  const { database, unlock } = opened.result;
  const log = createBoardLog(database);
  port.on('message', ({ id, operation, args }: WorkerRequest) => {
    const answer = attempt(() => {
      if (operation === 'close') return closeAll(database, unlock);
      // The main side's typed `ask` is the only sender, so the arguments fit the operation.
      return (log[operation] as (...args: readonly unknown[]) => unknown)(...args);
    });
    port.postMessage({ id, ...answer } satisfies WorkerAnswer);
    if (operation === 'close') port.close();
  });
  port.postMessage({ id: 0, result: undefined } satisfies WorkerAnswer);
}

function openFolder(dataDir: string) {
  const unlock = claimFolder(dataDir);
  try {
    return { database: openDatabase(dataDir), unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}

function claimFolder(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true });
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageError(
      `${dataDir} cannot be used (${why}). Set DATA_DIR to a folder that this user may write to and that has space.`,
    );
  }
}

function closeAll(database: Database, unlock: () => void): void {
  database.close();
  unlock();
}

function attempt<T>(work: () => T): { readonly result: T } | { readonly error: string } {
  try {
    return { result: work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

if (parentPort) run(parentPort, workerData);
