/**
 * Messages to another thread, sent once a turn of the event loop: waking a thread costs more than what most messages ask of it,
 * and a server of many boards has one for it in each of a turn's callbacks.
 */
export interface Batches<M> {
  post(message: M): void;
  /** What takes long is about to begin: what has waited for a while already is sent before it. */
  hasten(): void;
}

const PATIENCE_MS = 1;

/** The other thread answers none of what comes together before it has done all of it, and meanwhile this one could go on. */
const MAX_TOGETHER = 32;

export function createBatches<M>(send: (messages: readonly M[]) => void): Batches<M> {
  let waiting: M[] = [];
  let sinceMs = 0;

  const flush = (): void => {
    const messages = waiting;
    waiting = [];
    if (messages.length > 0) send(messages);
  };

  return {
    post(message) {
      if (waiting.length === 0) {
        sinceMs = performance.now();
        setImmediate(flush);
      }
      waiting.push(message);
      if (waiting.length >= MAX_TOGETHER) flush();
    },
    hasten() {
      if (waiting.length > 0 && performance.now() - sinceMs > PATIENCE_MS) flush();
    },
  };
}
