import type { Clock } from '../clock.ts';

/** Longer than any storage takes that answers at all. */
const MAX_WAIT_MS = 10_000;

/** Lets callers wait until the log is announced up to an entry. */
export interface Arrivals {
  /** The log is announced up to here. */
  note(seq: number): void;
  /** Rejects when that takes too long. */
  until(seq: number): Promise<void>;
}

export function createArrivals(clock: Clock): Arrivals {
  const waiting = new Set<{ readonly seq: number; readonly arrive: () => void }>();
  return {
    note(seq) {
      for (const one of [...waiting]) if (one.seq <= seq) one.arrive();
    },
    until(seq) {
      return new Promise((resolve, reject) => {
        const end = (settle: () => void) => (): void => {
          cancel();
          waiting.delete(one);
          settle();
        };
        const tooLate = (): void => reject(new Error(`The log was not read up to entry ${seq} in time.`));
        const cancel = clock.after(MAX_WAIT_MS, end(tooLate));
        const one = { seq, arrive: end(resolve) };
        waiting.add(one);
      });
    },
  };
}
