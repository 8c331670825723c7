import type { Clock } from '../clock.ts';

/** Longer than any storage takes that answers at all. */
const MAX_WAIT_MS = 10_000;

/** Lets callers wait until the log is announced up to an entry. */
export interface Arrivals {
  /** The log is announced up to here. */
  note(seq: number): void;
  /** Rejects when that takes too long. */
  until(seq: number): Promise<void>;
  /** Nothing more will be announced: whoever waits is told so. */
  stop(): void;
}

export function createArrivals(clock: Clock): Arrivals {
  const waiting = new Set<Waiting>();

  const wait = (seq: number, resolve: () => void, reject: (error: Error) => void): void => {
    const end = (settle: () => void): void => {
      cancel();
      waiting.delete(one);
      settle();
    };
    const one: Waiting = {
      seq,
      arrive: () => end(resolve),
      giveUp: (why) => end(() => reject(new Error(`The log was not read up to entry ${seq}: ${why}`))),
    };
    const cancel = clock.after(MAX_WAIT_MS, () => one.giveUp('that took too long.'));
    waiting.add(one);
  };

  return {
    note(seq) {
      for (const one of [...waiting]) if (one.seq <= seq) one.arrive();
    },
    until: (seq) => new Promise((resolve, reject) => wait(seq, resolve, reject)),
    stop() {
      for (const one of [...waiting]) one.giveUp('the board was closed.');
    },
  };
}

interface Waiting {
  readonly seq: number;
  readonly arrive: () => void;
  readonly giveUp: (why: string) => void;
}
