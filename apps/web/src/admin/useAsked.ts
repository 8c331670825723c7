import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from './adminRequests.ts';

export interface Asked<T> {
  /** What was answered last. */
  readonly value: T | undefined;
  /** Why there was no newer answer. */
  readonly trouble: string | undefined;
  readonly askAgain: () => void;
}

interface AskedOptions {
  readonly onSignedOut: () => void;
  /** Asks again so long after each answer, as long as anybody looks. Without it, once. */
  readonly everyMs?: number;
}

/** What the server answers; asked anew when `ask` is another one. */
export function useAsked<T>(ask: () => Promise<Answer<T>>, { onSignedOut, everyMs }: AskedOptions): Asked<T> {
  const [value, setValue] = useState<T>();
  const [trouble, setTrouble] = useState<string>();
  const again = useRef<() => void>(() => {});

  useEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    let asking = 0;
    const next = async (): Promise<void> => {
      clearTimeout(timer);
      asking += 1;
      const own = asking;
      const answer = await ask();
      // A later question has a newer answer.
      if (isOver || own !== asking) return;
      if (answer.kind === 'done') setValue(answer.value);
      else if (answer.isSignedOut) return onSignedOut();
      setTrouble(answer.kind === 'done' ? undefined : answer.text);
      if (everyMs !== undefined && !document.hidden) timer = window.setTimeout(next, everyMs);
    };
    const onShown = (): void => {
      if (everyMs !== undefined && !document.hidden) void next();
    };
    again.current = () => void next();
    document.addEventListener('visibilitychange', onShown);
    void next();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [ask, onSignedOut, everyMs]);

  return { value, trouble, askAgain: useCallback(() => again.current(), []) };
}
