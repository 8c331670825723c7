/** The subscribers of one event. */
export interface Listeners<Args extends unknown[]> {
  /** Subscribes; the result unsubscribes. */
  add(listener: (...args: Args) => void): () => void;
  /** Calls everybody subscribed now. Never throws: a listener's error is thrown on its own afterwards. */
  notify(...args: Args): void;
  clear(): void;
}

export function createListeners<Args extends unknown[]>(): Listeners<Args> {
  const listeners = new Set<(...args: Args) => void>();
  return {
    add(listener) {
      // A wrapper of its own, so that one function subscribed twice is called twice and removed once.
      const entry = (...args: Args) => listener(...args);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    notify(...args) {
      for (const listener of [...listeners]) {
        try {
          listener(...args);
        } catch (error) {
          rethrowLater(error);
        }
      }
    },
    clear: () => listeners.clear(),
  };
}

/**
 * An error that escaped into a Yjs transaction would leave the doc half-updated for good, so it is thrown
 * outside of it: still loud, in the console and to the page's error handler, but harmless to the board.
 */
function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
