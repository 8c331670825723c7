import type { Database as SqliteDatabase } from 'better-sqlite3';
import type { Config } from '../config.ts';
import type { Database as PostgresDatabase } from '../storage/postgres/database.ts';
import { openToRead as openPostgres } from '../storage/postgres/openToRead.ts';
import { openToRead as openSqlite, openToWrite } from '../storage/sqlite/openDatabase.ts';

/** Where the boards are. */
type Place = Pick<Config, 'dataDir' | 'databaseUrl'>;

/** What is done with one kind of store or the other. */
interface Work<T> {
  readonly sqlite: (database: SqliteDatabase) => T | Promise<T>;
  readonly postgres: (database: PostgresDatabase) => Promise<T>;
}

/**
 * Reads from the store that the settings name, whether a server uses it or not. Changes nothing.
 *
 * @throws StorageError when it is not there, or from another version.
 */
export function readStore<T>(place: Place, read: Work<T>): Promise<T> {
  return use(place, read, openSqlite);
}

/** The same for what may be written beside a server that runs: records and the audit log, never a log. */
export function writeStore<T>(place: Place, write: Work<T>): Promise<T> {
  return use(place, write, openToWrite);
}

async function use<T>(
  { dataDir, databaseUrl }: Place,
  work: Work<T>,
  open: (dataDir: string) => SqliteDatabase,
): Promise<T> {
  const database = databaseUrl === undefined ? open(dataDir) : await openPostgres(databaseUrl);
  try {
    return await ('pragma' in database ? work.sqlite(database) : work.postgres(database));
  } finally {
    await database.close();
  }
}
