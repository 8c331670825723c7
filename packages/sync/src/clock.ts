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
    if (delayMs <= 0) return afterThis(callback);
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** At the end of what runs now: a timer of no time takes up to a millisecond, and a second in a tab in the background. */
function afterThis(callback: () => void): () => void {
  let isCancelled = false;
  queueMicrotask(() => {
    if (!isCancelled) callback();
  });
  return () => {
    isCancelled = true;
  };
}

/** How long until `periodMs` have passed since `sinceMs`. After the clock was set back that is all of it, and no more. */
export function restOfPeriod(clock: Clock, sinceMs: number, periodMs: number): number {
  const passedMs = Math.max(0, clock.now() - sinceMs);
  return Math.max(0, periodMs - passedMs);
}
