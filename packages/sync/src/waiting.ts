import type { Clock } from './clock.ts';

export interface Deferred {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(error: Error): void;
}

/** A promise settled from outside. A rejection that nobody waits for is not an unhandled one. */
export function createDeferred(): Deferred {
  let resolve = (): void => {};
  let reject = (_error: Error): void => {};
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

export interface WaitOptions {
  readonly onChange: (listener: () => void) => () => void;
  readonly clock: Clock;
  readonly deadlineMs: number;
}

/** Resolves once `condition` holds (looked at on every change) or the deadline passes, whichever comes first. */
export function until(condition: () => boolean, { onChange, clock, deadlineMs }: WaitOptions): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      cancelDeadline();
      stopListening();
      resolve();
    };
    const cancelDeadline = clock.after(deadlineMs, finish);
    const look = (): void => {
      if (condition()) finish();
    };
    const stopListening = onChange(look);
    look();
  });
}
