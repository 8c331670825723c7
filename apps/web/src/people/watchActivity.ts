import type { Activity } from '@drawbridge/board';

/** Who did nothing for this long is thinking, or getting coffee. */
export const IDLE_AFTER_MS = 60_000;

/** What this needs of a page; tests bring their own. */
export interface WatchedPage extends EventTarget {
  readonly hidden: boolean;
}

export interface Timers {
  now(): number;
  /** The result cancels. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

export const pageTimers: Timers = {
  now: () => Date.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel'];

/** Tells whether the person is at work, has not moved for a while, or looks at another tab; returns the stop. */
export function watchActivity(
  page: WatchedPage,
  timers: Timers,
  onActivity: (activity: Activity) => void,
): () => void {
  let lastMs = timers.now();
  let told: Activity = 'active';
  let cancelTimer = () => {};

  function tell(): void {
    cancelTimer();
    const leftMs = lastMs + IDLE_AFTER_MS - timers.now();
    const next = page.hidden ? 'away' : leftMs <= 0 ? 'idle' : 'active';
    if (next === 'active') cancelTimer = timers.setTimer(tell, leftMs);
    if (next !== told) onActivity(next);
    told = next;
  }

  /** Often: a timer that runs already finds out by itself that it was too early. */
  function live(): void {
    lastMs = timers.now();
    if (told !== 'active') tell();
  }

  function appear(): void {
    if (!page.hidden) lastMs = timers.now();
    tell();
  }

  for (const type of SIGNS_OF_LIFE) page.addEventListener(type, live, { capture: true, passive: true });
  page.addEventListener('visibilitychange', appear);
  tell();
  return () => {
    cancelTimer();
    for (const type of SIGNS_OF_LIFE) page.removeEventListener(type, live, { capture: true });
    page.removeEventListener('visibilitychange', appear);
  };
}
