import { folder, integer, postgresUrl, redisUrl, secretSetting, setting } from '../settings.ts';

/** Where boards are. */
export const storageSettings = {
  dataDir: setting('DATA_DIR', './data', 'Folder of the database. Made when it is missing.', folder),
  databaseUrl: secretSetting(
    'DATABASE_URL',
    '',
    'PostgreSQL database for boards instead of one in DATA_DIR, such as postgres://user:password@host:5432/database. Version 12 or newer, in UTF-8; tables are made in a schema of their own, drawbridge.',
    postgresUrl,
  ),
  databaseConnections: setting(
    'DATABASE_CONNECTIONS',
    '10',
    'Connections to PostgreSQL at a time, apart from three for purposes of their own.',
    integer(2, 1_000),
  ),
  redisUrl: secretSetting(
    'REDIS_URL',
    '',
    'Redis by which several servers on one PostgreSQL database hear of each other, such as redis://host:6379 (rediss:// with TLS). Needs DATABASE_URL. While it is away, changes travel by the database, some tenths of a second later.',
    redisUrl,
  ),
} as const;

interface Places {
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
}

/** What of these does not go together, one line each. */
export function storageMistakes({ redisUrl, databaseUrl }: Places): string[] {
  if (redisUrl === undefined || databaseUrl !== undefined) return [];
  return ['REDIS_URL needs DATABASE_URL: servers that hear of each other write one PostgreSQL database.'];
}
