import type { Clock } from '../clock.ts';

const FRAME_MS = 16;

/** Time that stands still until the test moves it. */
export interface TestClock extends Clock {
  readonly hasFrame: boolean;
  /** Lets the pending frame come, 16 ms later; nothing happens if there is none. */
  frame(): void;
  /** Runs the timers that are due within `ms`, in their order; no frames. */
  advance(ms: number): void;
}

export function createTestClock(): TestClock {
  let nowMs = 0;
  let pendingFrame: (() => void) | undefined;
  const timers = new Set<{ atMs: number; callback: () => void }>();

  function nextTimer(untilMs: number) {
    return [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  }

  function advance(ms: number): void {
    const untilMs = nowMs + ms;
    for (let timer = nextTimer(untilMs); timer; timer = nextTimer(untilMs)) {
      timers.delete(timer);
      nowMs = timer.atMs;
      timer.callback();
    }
    nowMs = untilMs;
  }

  return {
    now: () => nowMs,
    requestFrame(callback) {
      if (pendingFrame) throw new Error('Two frames at once: everything must go through the one frame loop.');
      pendingFrame = callback;
      return () => {
        pendingFrame = undefined;
      };
    },
    setTimer(callback, delayMs) {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    get hasFrame() {
      return pendingFrame !== undefined;
    },
    frame() {
      advance(FRAME_MS);
      const callback = pendingFrame;
      pendingFrame = undefined;
      callback?.();
    },
    advance,
  };
}
