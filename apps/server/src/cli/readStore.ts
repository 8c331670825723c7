import type { Database as SqliteDatabase } from 'better-sqlite3';
import type { Config } from '../config.ts';
import type { Database as PostgresDatabase } from '../storage/postgres/database.ts';
import { openToRead as openPostgres } from '../storage/postgres/openToRead.ts';
import { openToRead as openSqlite } from '../storage/sqlite/openDatabase.ts';

/**
 * Reads from the store that the settings name, whether a server uses it or not. Changes nothing.
 *
 * @throws StorageError when it is not there, or from another version.
 */
export async function readStore<T>(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  read: {
    readonly sqlite: (database: SqliteDatabase) => T | Promise<T>;
    readonly postgres: (database: PostgresDatabase) => Promise<T>;
  },
): Promise<T> {
  if (databaseUrl === undefined) {
    const database = openSqlite(dataDir);
    try {
      return await read.sqlite(database);
    } finally {
      database.close();
    }
  }
  const database = await openPostgres(databaseUrl);
  try {
    return await read.postgres(database);
  } finally {
    await database.close();
  }
}
