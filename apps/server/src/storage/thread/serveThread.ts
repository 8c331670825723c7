import { parentPort } from 'node:worker_threads';

/** The thread's end of a conversation: a request is the name of an operation and its arguments, answered in order. */

export interface ThreadRequest {
  readonly id: number;
  readonly operation: string;
  readonly args: readonly unknown[];
}

/** `id` 0 answers that the thread has started, or why it has not. */
export type ThreadAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** Operations and `close` may answer promises. */
export interface Served {
  readonly operations: object;
  /** Told to the other end when the thread has started. */
  readonly opened: unknown;
  close(): void | Promise<void>;
}

/** What a thread makes of errors. */
export interface ThreadErrors {
  /** Words for the operator. */
  describe(error: unknown): string;
  /** What the thread has open must not be built upon any more. */
  mustReopen(error: unknown): boolean;
}

/** The operation that every thread has. */
export const CLOSE = 'close';

/**
 * Serves, one request after the other, until it is told to close. After an error that says so it lets go of what it has and
 * opens it anew before it does anything else; when that fails, the thread ends. Does nothing in a thread that nobody started.
 */
export function serveThread(open: () => Served | Promise<Served>, errors: ThreadErrors): void {
  if (!parentPort) return;
  const port = parentPort;
  const post = (answer: ThreadAnswer): void => port.postMessage(answer);
  const serve = async (served: Served, { id, operation, args }: ThreadRequest): Promise<Served> => {
    const isLast = operation === CLOSE;
    const answer = await attempt(() => (isLast ? served.close() : call(served.operations, operation, args)));
    if (!('error' in answer)) post({ id, ...answer });
    else post({ id, error: errors.describe(answer.error) });
    if (isLast) port.close();
    if (!('error' in answer && errors.mustReopen(answer.error))) return served;
    await served.close();
    return open();
  };
  const start = async (): Promise<void> => {
    const first = await attempt(open);
    if ('error' in first) {
      post({ id: 0, error: errors.describe(first.error) });
      return;
    }
    let last = Promise.resolve(first.result);
    port.on('message', (request: ThreadRequest) => {
      last = last.then((served) => serve(served, request));
    });
    post({ id: 0, result: first.result.opened });
  };
  void start();
}

function call(operations: object, operation: string, args: readonly unknown[]): unknown {
  // The typed `ask` of the other end is the only sender, so the operation is there and the arguments fit.
  return (operations as Record<string, (...args: readonly unknown[]) => unknown>)[operation]?.(...args);
}

async function attempt<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly result: T } | { readonly error: unknown }> {
  try {
    return { result: await work() };
  } catch (error) {
    return { error };
  }
}
