import { open } from 'node:fs/promises';
import { StorageError } from '../storage.ts';
import { openToRead } from './openDatabase.ts';

/**
 * Copies a store as it is at one moment into a new file, also while a server writes to it. That takes one read transaction:
 * nobody waits for it, and unlike a copy page by page it never begins anew because somebody wrote. The copy has no
 * write-ahead log, and holds the store's secret and its run: whoever starts from it recognises everybody who saw more.
 *
 * @throws StorageError when the store cannot be read to its end.
 */
export async function copyDatabase(dataDir: string, file: string): Promise<void> {
  const database = openToRead(dataDir);
  try {
    database.prepare<[string]>('VACUUM INTO ?').run(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageError(
      `The database in ${dataDir} cannot be copied (${why}). "drawbridge doctor" says whether it is damaged.`,
    );
  } finally {
    database.close();
  }
  await using handle = await open(file, 'r');
  await handle.sync();
}
