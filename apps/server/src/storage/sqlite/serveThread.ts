import { parentPort } from 'node:worker_threads';
import { describeError, isSyncFailure } from './diskError.ts';

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

export interface Served {
  readonly operations: object;
  /** Told to the other end when the thread has started. */
  readonly opened: unknown;
  close(): void;
}

/** The operation that every thread has. */
export const CLOSE = 'close';

/**
 * Serves until it is told to close. After an fsync that failed it lets go of what it has and opens it anew before it does
 * anything else; when that fails, the thread ends. Does nothing in a thread that nobody started.
 */
export function serveThread(open: () => Served): void {
  if (!parentPort) return;
  const port = parentPort;
  const post = (answer: ThreadAnswer): void => port.postMessage(answer);
  const first = attempt(open);
  if ('error' in first) {
    post({ id: 0, error: describeError(first.error) });
    return;
  }
  let served = first.result;
  const reopen = (): void => {
    served.close();
    served = open();
  };
  port.on('message', ({ id, operation, args }: ThreadRequest) => {
    const isLast = operation === CLOSE;
    const answer = attempt(() => (isLast ? served.close() : call(served.operations, operation, args)));
    if (!('error' in answer)) post({ id, ...answer });
    else post({ id, error: describeError(answer.error) });
    if (isLast) port.close();
    if ('error' in answer && isSyncFailure(answer.error)) reopen();
  });
  post({ id: 0, result: served.opened });
}

function call(operations: object, operation: string, args: readonly unknown[]): unknown {
  // The typed `ask` of the other end is the only sender, so the operation is there and the arguments fit.
  return (operations as Record<string, (...args: readonly unknown[]) => unknown>)[operation]?.(...args);
}

function attempt<T>(work: () => T): { readonly result: T } | { readonly error: unknown } {
  try {
    return { result: work() };
  } catch (error) {
    return { error };
  }
}
