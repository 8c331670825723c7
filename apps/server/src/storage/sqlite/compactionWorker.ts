import { workerData } from 'node:worker_threads';
import type { CompactionOperations } from '../thread/compactor.ts';
import { type Served, serveThread } from '../thread/serveThread.ts';
import { createCompaction } from './compactBoard.ts';
import { diskErrors } from './diskError.ts';
import { createDropHistory } from './dropHistory.ts';
import { listBoards } from './listBoards.ts';
import { createNamedFiles } from './namedFiles.ts';
import { openDatabase } from './openDatabase.ts';
import { createPastBoards } from './pastBoards.ts';
import { createPastEntries } from './pastEntries.ts';

/**
 * The compaction worker: a thread and a connection of its own, because merging a large board takes seconds in which
 * appends must go on.
 */

const DAY_MS = 24 * 60 * 60 * 1000;

export interface CompactionWorkerStart {
  readonly dataDir: string;
  readonly historyDays: number;
}

function open({ dataDir, historyDays }: CompactionWorkerStart): Served {
  const database = openDatabase(dataDir);
  const { compact } = createCompaction(database, { keepsHistory: historyDays > 0 });
  const operations: CompactionOperations = {
    compact,
    ...createPastBoards(database),
    ...createPastEntries(database),
    dropHistory: createDropHistory(database),
    listBoards: (range) => listBoards(database, range),
    ...createNamedFiles(database, { historyMs: historyDays * DAY_MS }),
  };
  return { operations, opened: undefined, close: () => void database.close() };
}

// `startThread` of the other end hands over what it must.
serveThread(() => open(workerData as CompactionWorkerStart), diskErrors);
