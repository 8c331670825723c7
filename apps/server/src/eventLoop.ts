import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the loop is asked; what is shorter is not seen. */
const RESOLUTION_MS = 20;

/** Long enough for a percentile, short enough that what is over is soon forgotten. */
const WINDOW_MS = 10_000;

/** How long work waits before this process gets to it. */
export interface EventLoopWatch {
  /** The worse of what was measured since the last window began and in the one before it. */
  readonly delay: EventLoopDelay;
  stop(): void;
}

export interface EventLoopDelay {
  readonly meanMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const NONE: EventLoopDelay = { meanMs: 0, p99Ms: 0, maxMs: 0 };

export function watchEventLoop(): EventLoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let before = NONE;
  const current = (): EventLoopDelay => ({
    meanMs: delayMs(histogram.mean),
    p99Ms: delayMs(histogram.percentile(99)),
    maxMs: delayMs(histogram.max),
  });
  const timer = setInterval(() => {
    before = current();
    histogram.reset();
  }, WINDOW_MS).unref();
  return {
    get delay() {
      const now = current();
      return {
        meanMs: Math.max(before.meanMs, now.meanMs),
        p99Ms: Math.max(before.p99Ms, now.p99Ms),
        maxMs: Math.max(before.maxMs, now.maxMs),
      };
    },
    stop() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

/** Of what the timer measured, its own interval is no delay. It is in nanoseconds, and not a number while there is none. */
function delayMs(measuredNs: number): number {
  return Math.max(0, (measuredNs || 0) / 1e6 - RESOLUTION_MS);
}
