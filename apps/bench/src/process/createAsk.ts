import type { ChildProcess } from 'node:child_process';
import type { Answer, Answers } from './answerParent.ts';

/** Asks another process to do something, and waits for what it answers. Rejects when that process fails or ends. */
export type Ask<A extends Answers> = <K extends string & keyof A>(
  name: K,
  options: Parameters<A[K]>[0],
) => Promise<Awaited<ReturnType<A[K]>>>;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** @param child started with an IPC channel and calling `answerParent`. */
export function createAsk<A extends Answers>(child: ChildProcess): Ask<A> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  child.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) asker?.reject(new Error(answer.error));
    else asker?.resolve(answer.value);
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`A process ended: ${code ?? signal}.`));
  });
  return (name, options) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      // The other end answers with what `A` says.
      waiting.set(lastId, { resolve: (value) => resolve(value as never), reject });
      child.send({ id: lastId, name, options });
    });
}
