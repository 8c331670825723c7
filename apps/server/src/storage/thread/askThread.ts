import type { Worker } from 'node:worker_threads';
import { createAnswers } from '../../answers.ts';
import { StorageError } from '../storage.ts';
import { CLOSE, type ThreadAnswer, type ThreadRequest } from './serveThread.ts';

/** Operations of a thread: synchronous there, promises here. */
export type Operations<O> = { readonly [K in keyof O]: (...args: never[]) => unknown };

export interface Askable<O extends Operations<O>> {
  /** Rejects with StorageError when the operation threw, the thread ended, or there was no answer in time. */
  ask<K extends keyof O & string>(operation: K, ...args: Parameters<O[K]>): Promise<ReturnType<O[K]>>;
}

/** The life of one thread, seen from outside. */
export interface AskedThread<O extends Operations<O>, Opened> extends Askable<O> {
  /** What the thread told when it had started; rejects when it could not. */
  readonly opened: Promise<Opened>;
  /** Resolves when the thread has ended, however, with the reason. It runs no code any more. */
  readonly ended: Promise<string>;
  /** Lets the thread finish what it was asked, then ends it. */
  close(): Promise<void>;
  /** Ends the thread as soon as it comes back from the disk. */
  kill(): Promise<void>;
}

/** @param timeoutMs after which a request is reported instead of waited for. The thread may still do it later. */
export function askThread<O extends Operations<O>, Opened>(
  thread: Worker,
  timeoutMs: number,
): AskedThread<O, Opened> {
  const answers = createAnswers<unknown>(timeoutMs, () => new StorageError('The disk does not answer.'));
  let lastId = 0;
  let crash: string | undefined;

  const settle = (answer: ThreadAnswer): void => {
    if ('error' in answer) answers.reject(answer.id, new StorageError(answer.error));
    else answers.resolve(answer.id, answer.result);
  };

  const post = (operation: string, args: readonly unknown[]): Promise<unknown> => {
    lastId += 1;
    const answer = answers.expect(lastId);
    thread.postMessage({ id: lastId, operation, args } satisfies ThreadRequest);
    return answer;
  };

  // What a thread tells when it has started is the caller's to know.
  const opened = answers.expect(0) as Promise<Opened>;
  const ended = new Promise<string>((resolve) => {
    thread.on('exit', () => {
      const why = crash ?? 'The storage thread ended.';
      // First, so that whoever hears of a rejection knows already that the thread is gone.
      resolve(why);
      answers.rejectAll(new StorageError(why));
    });
  });
  thread.on('message', settle);
  thread.on('error', (error) => {
    crash = `The storage thread failed: ${error instanceof Error ? error.message : String(error)}`;
  });

  const kill = async (): Promise<void> => {
    await thread.terminate();
  };

  return {
    opened,
    ended,
    // `O` says what each operation answers; a message port cannot.
    ask: (operation, ...args) => post(operation, args) as Promise<never>,
    async close() {
      await post(CLOSE, []).catch(() => {});
      await kill();
    },
    kill,
  };
}
