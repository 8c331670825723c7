import { workerData } from 'node:worker_threads';
import type { CompactionOperations } from '../thread/compactor.ts';
import { type Served, serveThread } from '../thread/serveThread.ts';
import { createCompaction } from './compactBoard.ts';
import { createDatabase } from './database.ts';
import { threadErrors } from './databaseError.ts';
import { createDropHistory } from './dropHistory.ts';
import { createReadNames } from './files/namedFiles.ts';
import { createUnusedFiles } from './files/unusedFiles.ts';
import { listBoards } from './listBoards.ts';
import { createPastBoards } from './pastBoards.ts';
import { createPastEntries } from './pastEntries.ts';

/**
 * The compaction worker: a thread with connections of its own, because merging a large board takes seconds in which the
 * server must go on.
 */

const DAY_MS = 24 * 60 * 60 * 1000;

/** One thing after the other, and the turn at compacting. */
const MAX_CONNECTIONS = 1;

/** A large board takes seconds to read, and to leave the log. */
const TIMEOUT_MS = 60_000;

export interface CompactionWorkerStart {
  readonly url: string;
  readonly historyDays: number;
}

type Promised<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Answer>
    : never;
};

function open({ url, historyDays }: CompactionWorkerStart): Served {
  const database = createDatabase({ url, maxConnections: MAX_CONNECTIONS, timeoutMs: TIMEOUT_MS });
  const operations: Promised<CompactionOperations> = {
    compact: createCompaction(database, { keepsHistory: historyDays > 0 }),
    ...createPastBoards(database),
    ...createPastEntries(database),
    dropHistory: createDropHistory(database),
    readNames: createReadNames(database, { historyMs: historyDays * DAY_MS }),
    unusedFiles: createUnusedFiles(database),
    listBoards: (range) => listBoards(database, range),
  };
  return { operations, opened: undefined, close: database.close };
}

// `startThread` of the other end hands over what it must.
serveThread(() => open(workerData as CompactionWorkerStart), threadErrors);
