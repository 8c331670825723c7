import { workerData } from 'node:worker_threads';
import { type Compaction, createCompaction } from './compactBoard.ts';
import { createDropHistory } from './dropHistory.ts';
import { createNamedFiles, type NamedFiles } from './namedFiles.ts';
import { openDatabase } from './openDatabase.ts';
import { createPastBoards, type PastBoards } from './pastBoards.ts';
import { createPastEntries, type PastEntries } from './pastEntries.ts';
import { type Served, serveThread } from './serveThread.ts';

/**
 * The compaction worker: a thread and a connection of its own, because merging a large board takes seconds in which
 * appends must go on.
 */

const DAY_MS = 24 * 60 * 60 * 1000;

export interface CompactionOperations
  extends Pick<Compaction, 'compact'>,
    PastBoards,
    PastEntries,
    NamedFiles {
  dropHistory(beforeMs: number, nowMs: number): void;
}

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
    ...createNamedFiles(database, { historyMs: historyDays * DAY_MS }),
  };
  return { operations, opened: undefined, close: () => void database.close() };
}

// `startThread` of the other end hands over what it must.
serveThread(() => open(workerData as CompactionWorkerStart));
