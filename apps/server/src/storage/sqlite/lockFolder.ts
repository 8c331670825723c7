import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from '../storage.ts';

/**
 * Makes a data folder if there is none, and claims it. The claim is held by the process and not by a thread of it, so that
 * nobody else comes in while a thread is started again.
 *
 * @returns what gives the folder up.
 * @throws StorageError with the remedy.
 */
export function claimFolder(dataDir: string): () => void {
  try {
    // What signs tokens is in there: other users of the machine have no business with it.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageError(
      `${dataDir} cannot be used (${why}). Set DATA_DIR to a folder that this user may write to and that has space.`,
    );
  }
}

/**
 * Claims a data folder for this process: two servers that append to one log without knowing of each other would tell their
 * clients different stories. The claim is a write lock on an otherwise empty SQLite file, which the operating system lets
 * go of when the process ends, however it ends.
 *
 * @returns what gives the folder up.
 * @throws StorageError when another process has claimed it.
 */
function lockFolder(dataDir: string): () => void {
  const database = new Database(join(dataDir, 'drawbridge.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const isTaken = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
    if (!isTaken) throw error;
    throw new StorageError(`Another Drawbridge uses ${dataDir}. Stop it, or set DATA_DIR to another folder.`);
  }
  return () => database.close();
}
