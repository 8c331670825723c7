import { useEffect, useState } from 'react';

/** "5 minutes ago" needs no more. */
const STEP_MS = 30_000;

/** The time, for words such as "2 hours ago". */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  // Not before what just happened.
  return Math.max(nowMs, Date.now());
}
