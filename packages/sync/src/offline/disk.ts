import type { Clock } from '../clock.ts';
import { createListeners } from '../listeners.ts';
import { type OfflineDatabase, openDatabase } from './database.ts';
import { evictBoards } from './evictBoards.ts';
import type { OfflineTrouble } from './offlineCopy.ts';
import { isQuotaError, troubleOf } from './offlineTrouble.ts';
import { DeadlinePassed, withDeadline } from './withDeadline.ts';

/** Longer than 50 MB take on a slow disk. A browser in trouble may not answer at all. */
const JOB_DEADLINE_MS = 30_000;

/** Runs jobs against the database one after the other, and knows what the trouble is when they fail. */
export interface Disk {
  readonly trouble: OfflineTrouble | undefined;
  onTrouble(listener: () => void): () => void;
  /**
   * Runs `job` after all that were asked for before. Where it fails for want of space, or because the connection was cut,
   * once more after something was done about it. `undefined`: it failed; no part of it took effect. Never rejects.
   */
  run<T>(job: Job<T>, deadlineMs?: number): Promise<Done<T> | undefined>;
  /** Everything is written, so that there is no trouble any more. One job that succeeds is not enough to say so. */
  hasCaughtUp(): void;
  /** After everything that was asked for. */
  close(): Promise<void>;
}

export type Job<T> = (db: OfflineDatabase) => Promise<T>;

export interface Done<T> {
  readonly value: T;
}

export interface DiskDeps {
  readonly databaseName: string;
  readonly boardId: string;
  readonly clock: Clock;
}

export function createDisk({ databaseName, boardId, clock }: DiskDeps): Disk {
  const troubleChanged = createListeners<void>();
  let trouble: OfflineTrouble | undefined;
  let connection: Promise<OfflineDatabase> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const connect = (): Promise<OfflineDatabase> => {
    const forget = (): void => {
      if (connection === opening) connection = undefined;
    };
    const opening = openDatabase({ name: databaseName, clock, onLost: forget });
    opening.catch(forget);
    connection = opening;
    return opening;
  };

  const disconnect = async (): Promise<void> => {
    const closing = connection;
    connection = undefined;
    await closing?.then((db) => db.close()).catch(() => {});
  };

  const attempt = async <T>(job: Job<T>, deadlineMs = JOB_DEADLINE_MS): Promise<T> => {
    const db = await (connection ?? connect());
    return withDeadline(job(db), { clock, deadlineMs });
  };

  /** Whether there is reason to try again at once. */
  const recover = async (error: unknown): Promise<boolean> => {
    if (isQuotaError(error)) {
      return (await attempt((db) => evictBoards(db, { nowMs: clock.now(), except: boardId }))) > 0;
    }
    // Safari cuts the connections of pages in the background and does not say so: the next transaction fails.
    await disconnect();
    return !(error instanceof DeadlinePassed);
  };

  const setTrouble = (next: OfflineTrouble | undefined): void => {
    if (trouble?.message === next?.message) return;
    trouble = next;
    troubleChanged.emit();
  };

  const runNow = async <T>(job: Job<T>, deadlineMs?: number): Promise<Done<T> | undefined> => {
    try {
      const value = await attempt(job, deadlineMs).catch(async (error) => {
        if (await recover(error)) return attempt(job, deadlineMs);
        throw error;
      });
      return { value };
    } catch (error) {
      setTrouble(troubleOf(error));
      return undefined;
    }
  };

  return {
    get trouble() {
      return trouble;
    },
    onTrouble: troubleChanged.add,
    run(job, deadlineMs) {
      const result = last.then(() => runNow(job, deadlineMs));
      last = result;
      return result;
    },
    hasCaughtUp: () => setTrouble(undefined),
    close: () => last.then(disconnect),
  };
}
