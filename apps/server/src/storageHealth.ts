import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Storage } from './storage/index.ts';

/** Says once when storage begins to fail and once when it is well again, however many writes fail between. */
export function reportStorageHealth(deps: {
  readonly storage: Pick<Storage, 'health' | 'onHealth'>;
  readonly log: Log;
  readonly metrics: Metrics;
}): () => void {
  const { storage, log, metrics } = deps;
  let wasOk = true;
  const report = (health: Storage['health']): void => {
    const isOk = health.kind === 'ok';
    if (isOk === wasOk) return;
    wasOk = isOk;
    metrics.storageIs(isOk);
    if (isOk) log.info('changes are stored again');
    else log.error({ sinceMs: health.sinceMs, reason: health.message }, 'changes cannot be stored');
  };
  report(storage.health);
  return storage.onHealth(report);
}
