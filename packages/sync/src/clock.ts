/** Time and chance as a dependency, so that tests own both. */
export interface Clock {
  now(): number;
  /** Runs `callback` once after `delayMs`; the returned function cancels it and may be called at any time. */
  after(delayMs: number, callback: () => void): () => void;
  /** Uniform in [0, 1). */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** How long until `periodMs` have passed since `sinceMs`. After the clock was set back that is all of it, and no more. */
export function restOfPeriod(clock: Clock, sinceMs: number, periodMs: number): number {
  const passedMs = Math.max(0, clock.now() - sinceMs);
  return Math.max(0, periodMs - passedMs);
}
