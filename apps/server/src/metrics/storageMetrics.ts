import { LATENCY_SECONDS, WORK_SECONDS } from './buckets.ts';
import type { Meter } from './meter.ts';

/** What is counted of the store. */
export interface StorageMetrics {
  storageIs(isOk: boolean): void;
  /** An append became durable so long after it was asked for. */
  committed(seconds: number): void;
  commitFailed(): void;
  /** A compaction ended. `idle`: there was nothing to do, or somebody else was faster. */
  compacted(outcome: CompactionOutcome, seconds: number): void;
}

export type CompactionOutcome = 'done' | 'idle' | 'failed';

export function createStorageMetrics(meter: Meter): StorageMetrics {
  let ok = 1;
  meter.gauge('drawbridge_storage_ok', '1 while writes succeed.', () => ok);
  const committed = meter.histogram(
    'drawbridge_commit_seconds',
    'From handing updates of one board to the storage until they are durable.',
    LATENCY_SECONDS,
  );
  const commitFailures = meter.count('drawbridge_commit_failures_total', 'Commits that failed.');
  const compactions: (outcome: CompactionOutcome) => void = meter.countBy(
    'drawbridge_compactions_total',
    'Compactions of a board’s log, by outcome.',
    { outcome: ['done', 'idle', 'failed'] },
  );
  const compactionSeconds = meter.histogram(
    'drawbridge_compaction_seconds',
    'How long compactions took.',
    WORK_SECONDS,
  );
  return {
    storageIs(isOk) {
      ok = isOk ? 1 : 0;
    },
    committed,
    commitFailed: () => commitFailures(),
    compacted(outcome, seconds) {
      compactions(outcome);
      compactionSeconds(seconds);
    },
  };
}
