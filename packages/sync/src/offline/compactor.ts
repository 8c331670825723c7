import type { CompactAnswer, CompactRequest } from './compactWorker.ts';
import type { CopyId } from './database.ts';
import type { Disk } from './disk.ts';
import { compactCopy } from './writeCopy.ts';

/** Makes few rows of many where there are too many of them. A copy with more is slower to open, and as good otherwise. */
export interface Compactor {
  /** One at a time: what is asked for meanwhile is asked for again by the next write. */
  compact(id: CopyId): void;
  /** What is under way has no effect. Idempotent. */
  close(): void;
}

export interface CompactorDeps {
  readonly disk: Disk;
  readonly databaseName: string;
}

/** In a worker, where there are any: merging stops whoever does it, about 30 ms per MB. */
export function createCompactor(deps: CompactorDeps): Compactor {
  return typeof Worker === 'undefined' ? createLocalCompactor(deps) : createWorkerCompactor(deps);
}

function createLocalCompactor({ disk }: CompactorDeps): Compactor {
  return { compact: (id) => void disk.run((db) => compactCopy(db, id)), close: () => {} };
}

function createWorkerCompactor(deps: CompactorDeps): Compactor {
  const local = createLocalCompactor(deps);
  let worker: Worker | undefined;
  let hasFailed = false;

  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
  };

  /** Such as when the page is older than what the server has now, and the worker was never fetched. */
  const fail = (): void => {
    hasFailed = true;
    stop();
  };

  return {
    compact(id) {
      if (worker) return;
      if (hasFailed) {
        local.compact(id);
        return;
      }
      // Written out like this, so that the page's bundler finds it.
      worker = new Worker(new URL('./compactWorker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<CompactAnswer>) => (data.isDone ? stop() : fail());
      worker.onerror = fail;
      worker.postMessage({ databaseName: deps.databaseName, id } satisfies CompactRequest);
    },
    close: stop,
  };
}
