import type { Storage } from './storage.ts';

/** What is read of a store to know what is on a board. */
export type BoardSource = Pick<Storage, 'openBoard' | 'readLog' | 'readSnapshot'>;

/** What is read of a store to know how a board came to be. */
export type PastSource = Pick<Storage, 'readEntries' | 'readWriters' | 'listVersions'>;
