import { createMemoryStorage, openSqliteStorage, type Storage } from '../index.ts';

interface BackendOptions {
  readonly now?: () => number;
}

export interface Backend {
  /** Whether what was written is there when it is opened again. */
  readonly isDurable: boolean;
  /** The folder is the test's own, and empty at first; the same one again is the same storage again. */
  open(folder: string, options?: BackendOptions): Promise<Storage>;
}

/** One line for each backend; every rule of the contract holds for all of them. */
export const backends: Record<string, Backend> = {
  memory: { isDurable: false, open: async (_folder, options) => createMemoryStorage(options) },
  sqlite: { isDurable: true, open: openSqliteStorage },
};
