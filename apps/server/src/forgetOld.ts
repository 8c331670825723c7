import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The first minutes after a start belong to those who come back. */
const FIRST_MS = 10 * 60_000;

export interface Forgetting {
  stop(): void;
}

/** Drops what is older than so many days, once a day. */
export function forgetOld(deps: {
  /** What it is, for the log. */
  readonly what: string;
  readonly drop: (beforeMs: number) => Promise<void>;
  readonly days: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly wallMs?: () => number;
}): Forgetting {
  const { what, drop, days, clock, log, wallMs = Date.now } = deps;
  let isStopped = false;
  let cancel = clock.after(FIRST_MS, () => void forget());

  const forget = async (): Promise<void> => {
    try {
      await drop(wallMs() - days * DAY_MS);
    } catch (error) {
      if (!isStopped) log.error({ err: error }, `old ${what} not dropped`);
    }
    if (!isStopped) cancel = clock.after(DAY_MS, () => void forget());
  };

  return {
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
