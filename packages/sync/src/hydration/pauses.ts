/** Takes turns with everything else that the page has to do. */
export interface Pauses {
  /** Whether this turn has lasted long enough. */
  readonly isDue: boolean;
  /** Lets input, frames and messages through, and begins the next turn. */
  take(): Promise<void>;
}

/** Half of a frame: the other half is for what is drawn and pressed meanwhile. */
const TURN_MS = 8;

/** Until the first of the board is on the screen. */
const FIRST_MS = 250;
const FIRST_TURN_MS = 32;
/** Then nobody does anything yet but wait for the rest, and fewer frames leave more time for it. */
const EAGER_MS = 1_000;
const EAGER_TURN_MS = 80;

/** Newer than TypeScript's own types. */
interface Scheduler {
  postTask?(run: () => void, options: { readonly priority: 'background' }): Promise<void>;
}

export function createPauses(): Pauses {
  const startMs = performance.now();
  let endMs = startMs + FIRST_TURN_MS;
  return {
    get isDue() {
      return performance.now() >= endMs;
    },
    async take() {
      await letOthers();
      const nowMs = performance.now();
      endMs = nowMs + turnMs(nowMs - startMs);
    },
  };
}

function turnMs(sinceStartMs: number): number {
  if (sinceStartMs < FIRST_MS) return FIRST_TURN_MS;
  return sinceStartMs < EAGER_MS ? EAGER_TURN_MS : TURN_MS;
}

/**
 * Comes back when input, frames and messages were let through.
 *
 * Not a timer: browsers hold those back by 4 ms each, and by a second in a tab that is not in view. Not `scheduler.yield()`
 * either, and a message only where there is nothing better: Chromium puts off frames, and with them the pen, for up to
 * 100 ms while there are other tasks, unless these say that they are less urgent. In a tab that is not in view those wait.
 */
export function letOthers(): Promise<void> {
  const { scheduler, document } = globalThis as {
    readonly scheduler?: Scheduler;
    readonly document?: Document;
  };
  if (scheduler?.postTask && document?.visibilityState === 'visible') {
    return scheduler.postTask(() => {}, { priority: 'background' });
  }
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
