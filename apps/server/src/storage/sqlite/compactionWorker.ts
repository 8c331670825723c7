import { workerData } from 'node:worker_threads';
import { type Compaction, createCompaction } from './compactBoard.ts';
import { openDatabase } from './openDatabase.ts';
import { type Served, serveThread } from './serveThread.ts';

/**
 * The compaction worker: a thread and a connection of its own, because merging a large board takes seconds in which
 * appends must go on.
 */

export type CompactionOperations = Pick<Compaction, 'compact'>;

export interface CompactionWorkerStart {
  readonly dataDir: string;
}

function open({ dataDir }: CompactionWorkerStart): Served {
  const database = openDatabase(dataDir);
  const { compact } = createCompaction(database);
  const operations: CompactionOperations = { compact };
  return { operations, opened: undefined, close: () => void database.close() };
}

// `startThread` of the other end hands over what it must.
serveThread(() => open(workerData as CompactionWorkerStart));
