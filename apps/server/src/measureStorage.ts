import type { Metrics } from './metrics.ts';
import type { Storage } from './storage/index.ts';

/** The same storage, with how long it takes for the writes that people and boards wait for. */
export function measureStorage(storage: Storage, metrics: Metrics): Storage {
  const measured: Pick<Storage, 'append' | 'compact'> = {
    async append(...given) {
      const sinceMs = performance.now();
      try {
        const appended = await storage.append(...given);
        metrics.committed(secondsSince(sinceMs));
        return appended;
      } catch (error) {
        metrics.commitFailed();
        throw error;
      }
    },
    async compact(boardId) {
      const sinceMs = performance.now();
      try {
        const board = await storage.compact(boardId);
        metrics.compacted(board ? 'done' : 'idle', secondsSince(sinceMs));
        return board;
      } catch (error) {
        metrics.compacted('failed', secondsSince(sinceMs));
        throw error;
      }
    },
  };
  return coverStorage(storage, measured);
}

/** What is not covered is read through, not copied: `health` changes. */
export function coverStorage(storage: Storage, covered: Partial<Storage>): Storage {
  // `Object.create` answers anything: this is an object with everything that the storage has.
  return Object.assign(Object.create(storage) as Storage, covered);
}

function secondsSince(ms: number): number {
  return (performance.now() - ms) / 1_000;
}
