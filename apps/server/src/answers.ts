/** Questions that were put to a thread, by their number, and wait for what it says. */
export interface Answers<Answer> {
  /** Numbers rise. Rejects when there is no answer in time. */
  expect(id: number): Promise<Answer>;
  /** What comes too late is left out. */
  resolve(id: number, answer: Answer): void;
  reject(id: number, error: Error): void;
  rejectAll(error: Error): void;
}

interface Waiting<Answer> {
  readonly untilMs: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One timer looks after all that waits, the oldest first: nearly every question is answered within a millisecond, and a timer
 * of its own would cost as much as asking it. `giveUp` is called for each that waited for `timeoutMs`, and answers what it is rejected with.
 */
export function createAnswers<Answer>(timeoutMs: number, giveUp: () => Error): Answers<Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let isLooking = false;

  const take = (id: number): Waiting<Answer> | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  };

  const look = (): void => {
    isLooking = false;
    for (const [id, { untilMs }] of waiting) {
      const restMs = untilMs - performance.now();
      if (restMs > 0) {
        lookIn(restMs);
        return;
      }
      take(id)?.reject(giveUp());
    }
  };

  /** What is asked keeps the process running, not that it is waited for. */
  const lookIn = (ms: number): void => {
    if (isLooking) return;
    isLooking = true;
    setTimeout(look, ms).unref();
  };

  return {
    expect(id) {
      lookIn(timeoutMs);
      return new Promise((resolve, reject) => {
        waiting.set(id, { untilMs: performance.now() + timeoutMs, resolve, reject });
      });
    },
    resolve: (id, answer) => take(id)?.resolve(answer),
    reject: (id, error) => take(id)?.reject(error),
    rejectAll(error) {
      for (const id of [...waiting.keys()]) take(id)?.reject(error);
    },
  };
}
