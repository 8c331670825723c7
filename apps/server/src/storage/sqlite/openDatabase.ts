import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from '../storage.ts';
import { isCorrupt } from './diskError.ts';
import { migrate, SCHEMA_VERSION } from './schema.ts';

/** Marks a file as ours ("DRAW"), so that another program's database is never mistaken for an empty store. */
const APPLICATION_ID = 0x44524157;

/** How long a connection waits for the other one's transaction. A compaction holds the lock for parts of a second. */
const BUSY_TIMEOUT_MS = 5_000;

/** Makes a store without boards when the folder has none. Never in the place of a file that is there, whatever is in it. */
export function createDatabase(dataDir: string): void {
  const file = databaseFile(dataDir);
  if (existsSync(file)) return;
  if (existsSync(`${file}-wal`)) {
    throw new StorageError(
      `${file} is missing, but what was written to it last is still there (${file}-wal). Restore it from a backup, or remove both to start without any boards.`,
    );
  }
  if (existsSync(restoringFile(dataDir))) {
    throw new StorageError(
      `A backup was being restored into ${dataDir}, and that did not end. Empty the folder and restore it again.`,
    );
  }
  try {
    createFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/**
 * Opens the database in a folder and brings it to this version.
 *
 * @throws StorageError naming the file when it is missing, empty, not ours, from a newer version, or cannot be made durable.
 */
export function openDatabase(dataDir: string): Database.Database {
  const file = databaseFile(dataDir);
  refuseEmpty(file);
  const database = openFile(file);
  try {
    refuseForeign(database, file);
    makeDurable(database, file);
    migrate(database);
  } catch (error) {
    database.close();
    if (error instanceof StorageError) throw error;
    throw isCorrupt(error) ? damaged(file, error) : unreadable(file, error);
  }
  return database;
}

/**
 * Opens the database in a folder for somebody who only looks, also while a server writes to it. Changes nothing.
 *
 * @throws StorageError naming the file when it is missing, empty, not ours, or from another version.
 */
export function openToRead(dataDir: string): Database.Database {
  return openBeside(dataDir, { readonly: true });
}

/** The same for somebody who writes as durably as the server does. */
export function openToWrite(dataDir: string): Database.Database {
  return openBeside(dataDir, { readonly: false });
}

function openBeside(dataDir: string, { readonly }: { readonly readonly: boolean }): Database.Database {
  const file = databaseFile(dataDir);
  if (!existsSync(file)) throw new StorageError(`There is no ${file}. Is DATA_DIR the folder of the boards?`);
  refuseEmpty(file);
  const database = openFile(file, { readonly });
  try {
    refuseForeign(database, file);
    refuseOlder(database, file);
    if (!readonly) makeDurable(database, file);
  } catch (error) {
    database.close();
    throw error instanceof StorageError ? error : unreadable(file, error);
  }
  return database;
}

export function databaseFile(dataDir: string): string {
  return join(dataDir, 'drawbridge.db');
}

/** What a backup is put back as, until all of it is there. A server does not start beside it. */
export function restoringFile(dataDir: string): string {
  return `${databaseFile(dataDir)}.restoring`;
}

/** Made under another name first: a crash halfway must not leave a file that looks like a store that lost its boards. */
function createFile(file: string): void {
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  const database = new Database(draft);
  migrate(database);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.close();
  renameSync(draft, file);
}

function openFile(file: string, { readonly = false } = {}): Database.Database {
  try {
    return new Database(file, { timeout: BUSY_TIMEOUT_MS, fileMustExist: true, readonly });
  } catch (error) {
    throw unreadable(file, error);
  }
}

function refuseEmpty(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats && stats.size > 0) return;
  throw new StorageError(
    `${file} is ${stats ? 'empty' : 'gone'}. Restore it from a backup, or remove it to start without any boards.`,
  );
}

function refuseForeign(database: Database.Database, file: string): void {
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new StorageError(
      `${file} was not made by Drawbridge. Set DATA_DIR to another folder, or restore a backup.`,
    );
  }
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > SCHEMA_VERSION) {
    throw new StorageError(`${file} was written by a newer Drawbridge. Start that version instead.`);
  }
}

function refuseOlder(database: Database.Database, file: string): void {
  if (Number(database.pragma('user_version', { simple: true })) >= SCHEMA_VERSION) return;
  throw new StorageError(
    `${file} was written by an older Drawbridge. Use that version for this, or start this one once: it brings the file up to date.`,
  );
}

/**
 * Set and looked at on every open: better-sqlite3's default for a database that is in WAL mode already is NORMAL, which
 * loses acknowledged writes in a power cut.
 */
function makeDurable(database: Database.Database, file: string): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const FULL = 2;
  const isDurable =
    database.pragma('journal_mode', { simple: true }) === 'wal' &&
    database.pragma('synchronous', { simple: true }) === FULL;
  if (!isDurable) {
    throw new StorageError(
      `${file} cannot be written durably here. Set DATA_DIR to a folder on a local disk.`,
    );
  }
}

/** A version that reads less of it to begin with may still open it. */
function damaged(file: string, error: unknown): StorageError {
  const why = error instanceof Error ? error.message : String(error);
  return new StorageError(
    `${file} cannot be opened, because it is damaged (${why}). Restore it from a backup. If it was opened before an upgrade, the version of then may still export its boards.`,
  );
}

function unreadable(file: string, error: unknown): StorageError {
  const why = error instanceof Error ? error.message : String(error);
  return new StorageError(
    `${file} cannot be opened (${why}). Check its permissions and the space on its disk, or restore it from a backup.`,
  );
}
