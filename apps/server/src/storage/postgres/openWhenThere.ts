import { setTimeout as wait } from 'node:timers/promises';
import type { Attendance } from './attendance.ts';
import type { Database } from './database.ts';
import { isPassing } from './databaseError.ts';
import { migrate } from './migrate.ts';

export interface Waiting {
  /** The database is not there yet, and why. Told again when the reason changes. */
  readonly onWaiting?: (why: string) => void;
}

/** Between attempts: who starts everything at once has the database within seconds. */
const RETRY_MS = 500;

interface Opening extends Waiting {
  readonly database: Database;
  readonly attendance: Attendance;
}

/**
 * Brings the database to this version and this node to it, as soon as it is there. Answers the secret of the store.
 *
 * @throws StorageError when waiting does not help.
 */
export async function openWhenThere({ database, attendance, onWaiting }: Opening): Promise<Uint8Array> {
  let told: string | undefined;
  for (;;) {
    try {
      const secret = await migrate(database);
      await attendance.arrive();
      return secret;
    } catch (error) {
      if (!(error instanceof Error) || !isPassing(error)) {
        await database.close();
        throw error;
      }
      if (error.message !== told) onWaiting?.(error.message);
      told = error.message;
    }
    await wait(RETRY_MS);
  }
}
