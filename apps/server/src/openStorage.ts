import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { openPostgresStorage, openSqliteStorage, type Storage } from './storage/index.ts';

export interface OpenedStorage {
  readonly storage: Storage;
  /** For the operator. */
  readonly place: string;
}

type StorageSettings = Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseConnections' | 'historyDays'>;

/**
 * Opens the store that the settings name.
 *
 * @throws StorageError when it cannot be used, with the remedy.
 */
export async function openStorage(config: StorageSettings, log: Log): Promise<OpenedStorage> {
  const { dataDir, databaseUrl } = config;
  if (databaseUrl === undefined) return { storage: await openSqliteStorage(dataDir, config), place: dataDir };
  const place = placeOf(databaseUrl);
  const onWaiting = (reason: string): void =>
    log.warn({ database: place, reason }, 'waiting for the database');
  return { storage: await openPostgresStorage(databaseUrl, { ...config, onWaiting }), place };
}

/** Without user, password and options. */
function placeOf(url: string): string {
  const { protocol, host, pathname, searchParams } = new URL(url);
  return `${protocol}//${host || searchParams.get('host') || 'localhost'}${pathname}`;
}
