/** Where the browser does not say when it rests, as in Safari. */
const FALLBACK_DELAY_MS = 3000;

/** Calls back when the page has nothing better to do; returns the undo. */
export function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, FALLBACK_DELAY_MS);
    return () => clearTimeout(timer);
  }
  const idle = window.requestIdleCallback(run);
  return () => window.cancelIdleCallback(idle);
}
