import { GateError, type Verdict } from './gate.ts';

/** What a thread of the gate answers a question with. */
export type Answer = Verdict[] | number[] | number;

/** Questions that were put to a thread, and wait for what it says. */
export interface Answers {
  expect(id: number): Promise<Answer>;
  resolve(id: number, answer: Answer): void;
  reject(id: number, error: GateError): void;
  rejectAll(error: GateError): void;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: GateError) => void;
}

/** `onTimeout` is told when a question waited for `timeoutMs`, which then is rejected. */
export function createAnswers(timeoutMs: number, onTimeout: () => void): Answers {
  const waiting = new Map<number, Waiting>();

  const settle = (id: number, settleOne: (waiting: Waiting) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one) settleOne(one);
  };

  const answers: Answers = {
    expect: (id) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          onTimeout();
          answers.reject(id, new GateError('The board takes too long to load.', false));
        }, timeoutMs);
        const settled =
          <T>(finish: (value: T) => void) =>
          (value: T): void => {
            clearTimeout(timer);
            finish(value);
          };
        waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      }),
    resolve: (id, answer) => settle(id, ({ resolve }) => resolve(answer)),
    reject: (id, error) => settle(id, ({ reject }) => reject(error)),
    rejectAll(error) {
      for (const id of [...waiting.keys()]) answers.reject(id, error);
    },
  };
  return answers;
}
