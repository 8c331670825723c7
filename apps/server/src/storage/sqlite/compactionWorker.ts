import { workerData } from 'node:worker_threads';
import { type Compaction, createCompaction } from './compactBoard.ts';
import { createNamedFiles, type NamedFiles } from './namedFiles.ts';
import { openDatabase } from './openDatabase.ts';
import { type Served, serveThread } from './serveThread.ts';

/**
 * The compaction worker: a thread and a connection of its own, because merging a large board takes seconds in which
 * appends must go on.
 */

export interface CompactionOperations extends Pick<Compaction, 'compact'>, NamedFiles {}

export interface CompactionWorkerStart {
  readonly dataDir: string;
}

function open({ dataDir }: CompactionWorkerStart): Served {
  const database = openDatabase(dataDir);
  const { compact } = createCompaction(database);
  const operations: CompactionOperations = { compact, ...createNamedFiles(database) };
  return { operations, opened: undefined, close: () => void database.close() };
}

// `startThread` of the other end hands over what it must.
serveThread(() => open(workerData as CompactionWorkerStart));
