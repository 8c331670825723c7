import { cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { copyDatabase, testDatabase } from '../../../test/postgres/testDatabase.ts';
import { createMemoryStorage, openPostgresStorage, openSqliteStorage, type Storage } from '../index.ts';

interface BackendOptions {
  readonly now?: () => number;
}

export interface Backend {
  /** Whether what was written is there when it is opened again. */
  readonly isDurable: boolean;
  /** The folder is the test's own, and empty at first; the same one again is the same storage again. */
  open(folder: string, options?: BackendOptions): Promise<Storage>;
  /** Makes the second storage what the first one is. Neither is open. */
  copy(from: string, to: string): Promise<void>;
}

/** One line for each backend; every rule of the contract holds for all of them. */
export const backends: Record<string, Backend> = {
  memory: {
    isDurable: false,
    open: async (_folder, options) => createMemoryStorage(options),
    copy: () => Promise.reject(new Error('Memory cannot be copied.')),
  },
  sqlite: { isDurable: true, open: openSqliteStorage, copy: copyFolder },
  postgres: {
    isDurable: true,
    open: openPostgres,
    copy: (from, to) => copyDatabase(databaseOf(from), databaseOf(to)),
  },
};

async function openPostgres(folder: string, options?: BackendOptions): Promise<Storage> {
  return openPostgresStorage(await testDatabase(databaseOf(folder)), options);
}

/** Names of databases have up to 63 letters. */
function databaseOf(folder: string): string {
  return relative(tmpdir(), folder).replaceAll('/', '-');
}

async function copyFolder(from: string, to: string): Promise<void> {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
