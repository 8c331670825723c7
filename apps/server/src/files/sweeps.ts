import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { BoardFiles } from './boardFiles.ts';

/** Not while everybody comes back after a restart. */
const FIRST_SWEEP_MS = 10 * 60 * 1000;
/** The time of grace is in days: a few hours more or less do not matter. */
const SWEEP_EVERY_MS = 6 * 60 * 60 * 1000;

interface SweepsDeps {
  readonly files: Pick<BoardFiles, 'sweep'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Removes unused files now and then. Answers what stops it; a sweep in progress may fail then, which loses nothing. */
export function startSweeps({ files, clock, log }: SweepsDeps): () => void {
  let isStopped = false;
  let cancel = clock.after(FIRST_SWEEP_MS, () => void sweep());

  async function sweep(): Promise<void> {
    try {
      const removed = await files.sweep();
      if (removed > 0) log.info({ files: removed }, 'unused files removed');
    } catch (error) {
      if (!isStopped) log.error({ err: error }, 'unused files not looked for');
    }
    if (!isStopped) cancel = clock.after(SWEEP_EVERY_MS, () => void sweep());
  }

  return () => {
    isStopped = true;
    cancel();
  };
}
