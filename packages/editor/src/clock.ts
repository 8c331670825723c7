/** Time, as the editor needs it. Tests bring their own. */
export interface Clock {
  /** ms, from any start. */
  now(): number;
  /** Calls back before the next repaint; the result cancels. */
  requestFrame(callback: () => void): () => void;
  /** Calls back after `delayMs`; the result cancels. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** A browser's frames; where there are none, as in Node, a timer of about the same rate. */
const FALLBACK_FRAME_MS = 16;

export function createClock(overrides: Partial<Clock> = {}): Clock {
  const clock: Clock = {
    now: overrides.now ?? (() => performance.now()),
    setTimer: overrides.setTimer ?? setTimer,
    requestFrame:
      overrides.requestFrame ??
      (typeof requestAnimationFrame === 'function'
        ? requestFrame
        : (callback) => clock.setTimer(callback, FALLBACK_FRAME_MS)),
  };
  return clock;
}

function setTimer(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

function requestFrame(callback: () => void): () => void {
  const frame = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(frame);
}
