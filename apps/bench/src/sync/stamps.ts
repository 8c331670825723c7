/** Tells the time in a way that fits a cursor of every system, and that all processes of one machine agree on. */
export interface Stamps {
  /** Now, in eighths of a millisecond since the run began: a whole number, as fine as our cursors are. */
  now(): number;
  ageMs(stamp: number): number;
}

const PER_MS = 8;

/** @param baseMs when the run began, by the wall clock; the same in all its processes. */
export function createStamps(baseMs: number, nowMs = wallClockMs): Stamps {
  return {
    now: () => Math.round((nowMs() - baseMs) * PER_MS),
    ageMs: (stamp) => nowMs() - baseMs - stamp / PER_MS,
  };
}

/** As `Date.now()`, with fractions, and never set back. */
function wallClockMs(): number {
  return performance.timeOrigin + performance.now();
}
