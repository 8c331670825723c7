import { StorageError } from '../storage.ts';
import { createDatabase, type Database } from './database.ts';
import { STEPS } from './tables.ts';

/** One thing after the other. */
const MAX_CONNECTIONS = 1;

/** A large board takes seconds to read. */
const TIMEOUT_MS = 60_000;

/**
 * The database for somebody who only looks, also while servers write to it. Changes nothing.
 *
 * @throws StorageError when it is not there, has no boards, or is from another version.
 */
export async function openToRead(url: string): Promise<Database> {
  const database = createDatabase({ url, maxConnections: MAX_CONNECTIONS, timeoutMs: TIMEOUT_MS });
  try {
    await refuseOther(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function refuseOther(database: Database): Promise<void> {
  const there = await database.row<{ has: boolean }>("SELECT to_regclass('meta') IS NOT NULL AS has");
  if (!there?.has)
    throw new StorageError('There are no boards in this database. Is DATABASE_URL the one of the server?');
  const row = await database.row<{ value: Uint8Array }>("SELECT value FROM meta WHERE key = 'version'");
  const version = Number(Buffer.from(row?.value ?? []).toString());
  if (version > STEPS.length)
    throw new StorageError('The database was written by a newer Drawbridge. Use that version for this.');
  if (version < STEPS.length)
    throw new StorageError(
      'The database was written by an older Drawbridge. Use that version for this, or start this one once: it brings the tables up to date.',
    );
}
