import { useEffect, useState } from 'react';
import { secondsUntil } from '../connection/connectionLine.ts';

/** " in 4 s", counting down. A timer is not announced, or a screen reader would speak every second. */
export function Countdown({ untilMs }: { readonly untilMs: number }) {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span role="timer" className="countdown">
      {` in ${secondsUntil(untilMs, nowMs)} s`}
    </span>
  );
}
