import { createMemoryStorage, openSqliteStorage, type Storage } from '../index.ts';

interface BackendOptions {
  readonly now?: () => number;
}

/** One line for each backend; every rule of the contract holds for all of them. */
export const backends: Record<string, (folder: string, options?: BackendOptions) => Promise<Storage>> = {
  memory: async (_folder, options) => createMemoryStorage(options),
  sqlite: openSqliteStorage,
};
