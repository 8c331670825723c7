import { useEffect, useState } from 'react';

/** Whether `delayMs` have passed since the moment `sinceMs` (epoch); never without such a moment. */
export function useElapsed(sinceMs: number | undefined, delayMs: number): boolean {
  const [elapsedSinceMs, setElapsedSinceMs] = useState<number>();
  useEffect(() => {
    if (sinceMs === undefined) return;
    const timer = window.setTimeout(
      () => setElapsedSinceMs(sinceMs),
      Math.max(0, sinceMs + delayMs - Date.now()),
    );
    return () => window.clearTimeout(timer);
  }, [sinceMs, delayMs]);
  return sinceMs !== undefined && elapsedSinceMs === sinceMs;
}
