import type { Pauses } from '../pauses.ts';

/** Pauses that are due before every slice and last until the test ends them. */
export interface ManualTurns {
  readonly createPauses: () => Pauses;
  /** Whether somebody waits in a pause. */
  readonly isPaused: boolean;
  /** Lets `count` slices be applied. */
  run(count: number): Promise<void>;
  /** Lets everything be applied. */
  runAll(): Promise<void>;
}

export function createManualTurns(): ManualTurns {
  let resume: (() => void) | undefined;
  const take = (): Promise<void> =>
    new Promise((resolve) => {
      resume = resolve;
    });
  const run = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn += 1) {
      resume?.();
      resume = undefined;
      // Longer than any chain of promises between two slices.
      for (let tick = 0; tick < 20; tick += 1) await undefined;
    }
  };
  return {
    createPauses: () => ({ isDue: true, take }),
    get isPaused() {
      return resume !== undefined;
    },
    run,
    async runAll() {
      do await run(1);
      while (resume);
    },
  };
}
