import { statSync } from 'node:fs';
import { StorageError } from '../storage.ts';

/**
 * Watches that a file is still the one that was there. SQLite goes on writing to a file that was deleted or replaced, and
 * says that it is stored: nobody will ever find it.
 *
 * @returns what throws StorageError when it is not.
 */
export function watchInPlace(file: string): () => void {
  const opened = identityOf(file);
  return () => {
    if (opened !== undefined && identityOf(file) === opened) return;
    throw new StorageError(
      `${file} was deleted or replaced while the server runs. Put it back, or restore a backup, and restart the server.`,
    );
  };
}

function identityOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}
