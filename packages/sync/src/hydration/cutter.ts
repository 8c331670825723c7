import { type Batch, cut, type KnownClocks } from './cut.ts';
import type { CutAnswer, CutRequest } from './cutWorker.ts';

/** Cuts updates, one at a time. */
export interface Cutter {
  cut(update: Uint8Array, known: KnownClocks): AsyncIterable<Batch> | Iterable<Batch>;
  /** Idempotent. */
  close(): void;
}

/** A worker that says nothing for so long is not there, and its work is done here. A laptop reads 50 MB in 0.1 s. */
const SILENCE_MS = 10_000;

/** Asked for ahead, so that the worker is at work while the page is: about 4 MB. */
const BATCHES_AHEAD = 16;

/** Cuts in a worker, where there are any: to read 50 MB from end to end would hold the page. */
export const createCutter = (): Cutter =>
  typeof Worker === 'undefined' ? localCutter : createWorkerCutter();

export const localCutter: Cutter = { cut, close: () => {} };

function createWorkerCutter(): Cutter {
  // Written out like this, so that the page's bundler finds it.
  const worker = new Worker(new URL('./cutWorker.ts', import.meta.url), { type: 'module' });
  const answers = hearAnswers(worker);
  let lastId = 0;

  async function* askForBatches(update: Uint8Array, known: KnownClocks): AsyncGenerator<Batch> {
    lastId += 1;
    const id = lastId;
    worker.postMessage({ id, update, known } satisfies CutRequest);
    for (let ahead = 0; ahead < BATCHES_AHEAD; ahead += 1) worker.postMessage(id);
    for (let batch = await answers.next(id); batch; batch = await answers.next(id)) {
      worker.postMessage(id);
      yield batch;
    }
  }

  return {
    async *cut(update, known) {
      let count = 0;
      try {
        for await (const batch of askForBatches(update, known)) {
          count += 1;
          yield batch;
        }
      } catch (error) {
        if (!(error instanceof WorkerFailed)) throw error;
        yield* withoutFirst(count, cut(update, known));
      }
    },
    close: () => worker.terminate(),
  };
}

class WorkerFailed extends Error {}

function hearAnswers(worker: Worker) {
  const heard: CutAnswer[] = [];
  let hasFailed = false;
  let wake = (): void => {};
  const fail = (): void => {
    hasFailed = true;
    wake();
  };
  worker.onmessage = ({ data }: MessageEvent<CutAnswer>) => {
    heard.push(data);
    wake();
  };
  worker.onerror = fail;
  const something = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(fail, SILENCE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    /** @throws WorkerFailed */
    async next(id: number): Promise<Batch | undefined> {
      for (;;) {
        if (heard.length === 0 && !hasFailed) await something();
        const answer = heard.shift();
        if (!answer) throw new WorkerFailed('The worker gave no answer.');
        // What was asked for ahead of the end of another update is not of interest.
        if (answer.id === id) return answer.batch;
      }
    },
  };
}

function* withoutFirst<T>(count: number, items: Iterable<T>): Generator<T> {
  let index = 0;
  for (const item of items) {
    if (index >= count) yield item;
    index += 1;
  }
}
