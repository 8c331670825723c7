import type { Clock } from '../clock.ts';

/** Time that moves only when the test says so, and chance from a seed. */
export interface ManualClock extends Clock {
  /** Runs everything that is due up to `ms` from now, in order of time. */
  advance(ms: number): void;
  /** What time it is said to be; timers run as before. */
  setBack(ms: number): void;
}

export function createManualClock(random: () => number = () => 0.5): ManualClock {
  let nowMs = 0;
  let timers: { atMs: number; callback: () => void }[] = [];

  const nextDue = (untilMs: number) =>
    timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];

  return {
    now: () => nowMs,
    random,
    after(delayMs, callback) {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let timer = nextDue(untilMs); timer; timer = nextDue(untilMs)) {
        const due = timer;
        timers = timers.filter((other) => other !== due);
        nowMs = Math.max(nowMs, due.atMs);
        due.callback();
      }
      nowMs = untilMs;
    },
    setBack(ms) {
      nowMs -= ms;
      timers = timers.map((timer) => Object.assign(timer, { atMs: timer.atMs - ms }));
    },
  };
}
