import { randomBytes } from 'node:crypto';
import { StorageError } from '../storage.ts';
import type { Database, Queries } from './database.ts';
import { lockMigration } from './locks.ts';
import { STEPS } from './tables.ts';

/** For tokens that a store signs: as long as the hash that it signs them with. */
const SECRET_BYTES = 32;

/** What the statements need; it gets no corrections any more when it is older than 12. */
const MIN_SERVER_VERSION = 120_000;

const META = 'CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BYTEA NOT NULL)';

/**
 * Brings the tables to this version, whole or not at all, by one node at a time. Answers the secret of the store.
 *
 * @throws StorageError when the database cannot be used as it is, with the remedy.
 */
export function migrate(database: Pick<Database, 'transaction'>): Promise<Uint8Array> {
  return database.transaction(async (queries) => {
    await refuseUnfit(queries);
    await lockMigration(queries);
    await queries.run('CREATE SCHEMA IF NOT EXISTS drawbridge');
    await queries.run(META);
    const version = await readVersion(queries);
    if (version > STEPS.length) {
      throw new StorageError('The database was written by a newer Drawbridge. Start that version instead.');
    }
    for (const step of STEPS.slice(version)) {
      for (const statement of statementsOf(step)) await queries.run(statement);
    }
    if (version < STEPS.length) await write(queries, 'version', Buffer.from(String(STEPS.length)));
    await queries.run("INSERT INTO meta (key, value) VALUES ('secret', $1) ON CONFLICT DO NOTHING", [
      randomBytes(SECRET_BYTES),
    ]);
    const secret = await read(queries, 'secret');
    if (!secret) throw new StorageError('The database has no secret. Restore it from a backup.');
    return secret;
  });
}

function statementsOf(step: string): string[] {
  return step.split(';').filter((statement) => statement.trim() !== '');
}

async function refuseUnfit(queries: Queries): Promise<void> {
  const row = await queries.row<{ version: string; encoding: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding`,
  );
  if (Number(row?.version) < MIN_SERVER_VERSION)
    throw new StorageError('This PostgreSQL is too old. Use version 12 or newer.');
  if (row?.encoding !== 'UTF8')
    throw new StorageError(
      `The database is encoded in ${row?.encoding}. Create one with ENCODING 'UTF8' TEMPLATE template0.`,
    );
}

async function readVersion(queries: Queries): Promise<number> {
  const value = await read(queries, 'version');
  return value ? Number(Buffer.from(value).toString()) : 0;
}

async function read(queries: Queries, key: string): Promise<Uint8Array | undefined> {
  const row = await queries.row<{ value: Uint8Array }>('SELECT value FROM meta WHERE key = $1', [key]);
  return row?.value;
}

function write(queries: Queries, key: string, value: Uint8Array): Promise<unknown> {
  return queries.run(
    'INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, value],
  );
}
