import { Worker } from 'node:worker_threads';
import { type Appended, type Storage, StorageError } from '../storage.ts';
import type { Append, BoardLog } from './boardLog.ts';
import type { Operation, WorkerAnswer, WorkerRequest } from './worker.ts';

/** A disk that hangs longer than this is reported instead of waited for. */
const ANSWER_TIMEOUT_MS = 15_000;

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: StorageError) => void;
}

interface WaitingAppend extends Waiting<Appended[]> {
  readonly append: Append;
}

/**
 * Boards in one SQLite file in `dataDir`.
 *
 * Appends use adaptive group commit: one commit is in flight, and the next takes whatever was asked for meanwhile. On a
 * fast disk each append has its own commit, on a slow one thousands share one, and nobody waits for a timer.
 *
 * @throws StorageError when the file cannot be opened, with the remedy.
 */
export async function openSqliteStorage(dataDir: string): Promise<Storage> {
  const worker = await openWorker(dataDir);
  const queue: WaitingAppend[] = [];
  let committing: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  const commitQueued = async (): Promise<void> => {
    while (queue.length > 0) await commit(worker, queue.splice(0));
    committing = undefined;
  };

  const closeWorker = async (): Promise<void> => {
    await committing;
    await worker.close();
  };

  return {
    openBoard: (boardId) => worker.ask('openBoard', boardId),
    append(boardId, epoch, entries) {
      return new Promise((resolve, reject) => {
        queue.push({ append: { boardId, epoch, entries }, resolve, reject });
        committing ??= commitQueued();
      });
    },
    readLog: (boardId, { after, maxBytes }) => worker.ask('readLog', boardId, after, maxBytes),
    lastN: (boardId, session) => worker.ask('lastN', boardId, session),
    close() {
      closing ??= closeWorker();
      return closing;
    },
  };
}

/** Settles every append of the batch and never rejects. */
async function commit(worker: StorageWorker, batch: readonly WaitingAppend[]): Promise<void> {
  try {
    const answers = await worker.ask(
      'appendAll',
      batch.map(({ append }) => append),
    );
    for (const [index, { resolve, reject }] of batch.entries()) {
      const answer = answers[index];
      if (Array.isArray(answer)) resolve(answer);
      else reject(new StorageError(answer ?? 'The storage worker did not answer.'));
    }
  } catch (error) {
    const failure = error instanceof StorageError ? error : new StorageError(String(error));
    for (const { reject } of batch) reject(failure);
  }
}

interface StorageWorker {
  ask<O extends keyof BoardLog>(
    operation: O,
    ...args: Parameters<BoardLog[O]>
  ): Promise<ReturnType<BoardLog[O]>>;
  close(): Promise<void>;
}

/** Starts the thread and waits until it has opened the database. */
async function openWorker(dataDir: string): Promise<StorageWorker> {
  const thread = new Worker(new URL('./worker.ts', import.meta.url), { workerData: dataDir });
  const waiting = new Map<number, Waiting<unknown>>();
  let lastId = 0;
  let failure: StorageError | undefined;

  const expectAnswer = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle({ id, error: 'The disk does not answer.' }), ANSWER_TIMEOUT_MS);
      const settled =
        <T>(finish: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(timer);
          finish(value);
        };
      waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
    });

  const settle = (answer: WorkerAnswer): void => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) asked?.reject(new StorageError(answer.error));
    else asked?.resolve(answer.result);
  };

  const fail = (why: string): void => {
    failure = new StorageError(why);
    for (const id of [...waiting.keys()]) settle({ id, error: why });
  };

  const post = (operation: Operation, args: readonly unknown[]): Promise<unknown> => {
    if (failure) return Promise.reject(failure);
    lastId += 1;
    const answer = expectAnswer(lastId);
    thread.postMessage({ id: lastId, operation, args } satisfies WorkerRequest);
    return answer;
  };

  thread.on('message', settle);
  thread.on('error', (error) => fail(`The storage worker failed: ${error.message}`));
  thread.on('exit', () => fail('The storage is closed.'));
  await expectAnswer(0);

  return {
    // `BoardLog` says what each operation answers; a message port cannot.
    ask: (operation, ...args) => post(operation, args) as Promise<never>,
    async close() {
      await post('close', []).catch(() => {});
      await thread.terminate();
    },
  };
}
