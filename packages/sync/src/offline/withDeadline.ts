import type { Clock } from '../clock.ts';

export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** What `promise` gives, or a rejection with `DeadlinePassed` when it takes longer than that. */
export function withDeadline<T>(
  promise: Promise<T>,
  { clock, deadlineMs }: { readonly clock: Clock; readonly deadlineMs: number },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(deadlineMs, () =>
      reject(new DeadlinePassed(`No answer within ${deadlineMs} ms.`)),
    );
    promise.then(resolve, reject).finally(cancel);
  });
}
