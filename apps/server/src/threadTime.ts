/**
 * Milliseconds that this thread has worked. A machine that lets it wait for others, or stands still altogether, is nobody's
 * work: measured by the clock, whoever was being served at that moment would pay for it. The system counts in steps of a few
 * milliseconds, which average out.
 */
export function threadTimeMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Measures how much this thread works on one thing after the other. */
export interface WorkMeter {
  /** Answers what `end` must be given. */
  begin(): number;
  /** How many milliseconds of work there were since, and at most 10 more. */
  end(begunMs: number): number;
}

/** What took less by the clock is taken to have been work. */
const BRIEF_MS = 1;

/** How old the last reading of the thread's time may be when something begins. */
const FRESH_MS = 10;

/**
 * A reading of the thread's time is a system call, and would cost half as much as most messages do. So what is brief goes by
 * the clock; of what is not, neither the clock nor the thread's time since the last reading is less than the work was.
 */
export function createWorkMeter(): WorkMeter {
  let readMs = 0;
  let threadMs = 0;

  const read = (nowMs: number): number => {
    const lastMs = threadMs;
    readMs = nowMs;
    threadMs = threadTimeMs();
    return threadMs - lastMs;
  };

  return {
    begin() {
      const nowMs = performance.now();
      if (nowMs - readMs > FRESH_MS) read(nowMs);
      return nowMs;
    },
    end(begunMs) {
      const nowMs = performance.now();
      const tookMs = nowMs - begunMs;
      return tookMs < BRIEF_MS ? tookMs : Math.min(tookMs, read(nowMs));
    },
  };
}
