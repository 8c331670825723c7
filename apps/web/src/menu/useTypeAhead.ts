import { useRef } from 'react';

/** After such a pause, a letter begins a new word. */
const PAUSE_MS = 700;

/** Finds what somebody types the beginning of: given a key, names and where one is, the index of the one meant. */
export function useTypeAhead(): (key: string, names: readonly string[], at: number) => number | undefined {
  const typed = useRef({ text: '', atMs: -Infinity });
  return (key, names, at) => {
    if (key.length !== 1) return undefined;
    const nowMs = performance.now();
    const isMore = nowMs - typed.current.atMs < PAUSE_MS;
    typed.current = { text: (isMore ? typed.current.text : '') + key.toLowerCase(), atMs: nowMs };
    return findTyped(typed.current.text, names, at);
  };
}

/** The next name that begins so, `at` itself being the last to be asked for a single letter. */
export function findTyped(text: string, names: readonly string[], at: number): number | undefined {
  const start = text.length === 1 ? at + 1 : Math.max(0, at);
  const order = names.map((_, index) => (start + index) % names.length);
  return order.find((index) => names[index]?.toLowerCase().startsWith(text));
}
