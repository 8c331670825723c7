import type { Clock } from './clock.ts';

/** Calls `run` at once, then at most every `intervalMs` as long as it is requested; the last request is served. */
export interface Throttle {
  request(): void;
  cancel(): void;
}

export function createThrottle(clock: Clock, intervalMs: number, run: () => void): Throttle {
  let lastMs = -Infinity;
  let cancelTimer: (() => void) | undefined;

  function serve(): void {
    cancelTimer = undefined;
    lastMs = clock.now();
    run();
  }

  return {
    request() {
      if (cancelTimer) return;
      const waitMs = lastMs + intervalMs - clock.now();
      if (waitMs <= 0) serve();
      else cancelTimer = clock.setTimer(serve, waitMs);
    },
    cancel() {
      cancelTimer?.();
      cancelTimer = undefined;
    },
  };
}
