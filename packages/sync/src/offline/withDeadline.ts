import type { Clock } from '../clock.ts';

export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** A timer that comes later than this was not late: the machine slept, and whoever was to answer as well. */
const SLEPT_MS = 1_000;

/** What `promise` gives, or a rejection with `DeadlinePassed` when it takes longer than that; after a sleep it has as long again. */
export function withDeadline<T>(
  promise: Promise<T>,
  { clock, deadlineMs }: { readonly clock: Clock; readonly deadlineMs: number },
): Promise<T> {
  return new Promise((resolve, reject) => {
    let cancel = (): void => {};
    const wait = (): void => {
      const dueMs = clock.now() + deadlineMs;
      cancel = clock.after(deadlineMs, () => {
        if (clock.now() - dueMs > SLEPT_MS) wait();
        else reject(new DeadlinePassed(`No answer within ${deadlineMs} ms.`));
      });
    };
    wait();
    promise.then(resolve, reject).finally(() => cancel());
  });
}
