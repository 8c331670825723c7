import { Worker } from 'node:worker_threads';
import { createAnswers } from '../../answers.ts';
import { createBatches } from './batches.ts';
import { GateError, type LoadBoard } from './gate.ts';
import type { Answer, GateAnswer, GateRequest, GateWorkerData } from './gateWorker.ts';

/** A thread that does not answer this long is stuck in one board, and is replaced. Loading 50 MB takes a few seconds. */
const ANSWER_TIMEOUT_MS = 60_000;

/** Before a thread that died is started again: twice as long each time, until it has lived for `STEADY_MS`. */
const MIN_RESTART_MS = 100;
const MAX_RESTART_MS = 10_000;
const STEADY_MS = 60_000;

export interface GateThreadDeps {
  /** LIMIT of the thread's heap, in MB. */
  readonly maxHeapMb: number;
  readonly report: (boardId: string, message: string) => void;
  /** The thread ended by itself; `boardId` is what it was working on. */
  readonly onDeath: (why: string, boardId: string | undefined) => void;
  /** Where the thread's code is. */
  readonly script?: URL;
}

/** One thread that holds documents. It is started when it is needed, and anew when it died; its boards are lost then. */
export interface GateThread {
  /** How many boards it has, or is about to have. */
  readonly boards: number;
  /** It died, and waits before it is started again. */
  readonly isResting: boolean;
  /** Opens a board in the thread, which asks for its parts by `load`. */
  open(boardId: string, load: LoadBoard): Promise<HostedBoard>;
  close(): Promise<void>;
}

/** A board in a thread. Once `isLost`, the thread that had it is gone. */
export interface HostedBoard {
  readonly isLost: boolean;
  ask(question: Question): Promise<Answer>;
  follow(updates: readonly Uint8Array[]): void;
  close(): void;
}

export type Question =
  | Omit<Extract<GateRequest, { kind: 'check' }>, 'slot' | 'id'>
  | Omit<Extract<GateRequest, { kind: 'clocks' }>, 'slot' | 'id'>
  | Omit<Extract<GateRequest, { kind: 'shapes' }>, 'slot' | 'id'>;

export function createGateThread(deps: GateThreadDeps): GateThread {
  let life: Life | undefined;
  let startMs = 0;
  let deaths = 0;
  let notBeforeMs = 0;
  let opening = 0;
  let isClosed = false;

  const died = (why: string, boardId: string | undefined): void => {
    life = undefined;
    if (isClosed) return;
    deaths = Date.now() - startMs > STEADY_MS ? 1 : deaths + 1;
    notBeforeMs = Date.now() + Math.min(MAX_RESTART_MS, MIN_RESTART_MS * 2 ** (deaths - 1));
    deps.onDeath(why, boardId);
  };

  const start = async (): Promise<Life> => {
    // Somebody else may have started it while this one waited.
    if (!life) await wait(notBeforeMs - Date.now());
    if (isClosed) throw closedError();
    if (!life) startMs = Date.now();
    life ??= createLife(deps, died);
    return life;
  };

  return {
    get boards() {
      return opening + (life?.boards ?? 0);
    },
    get isResting() {
      return !life && Date.now() < notBeforeMs;
    },
    async open(boardId, load) {
      opening += 1;
      try {
        return (await start()).open(boardId, load);
      } finally {
        opening -= 1;
      }
    },
    async close() {
      isClosed = true;
      await life?.end();
    },
  };
}

/** A thread from its start to its end. */
interface Life {
  readonly boards: number;
  open(boardId: string, load: LoadBoard): HostedBoard;
  end(): Promise<void>;
}

function createLife(
  { maxHeapMb, report, script }: GateThreadDeps,
  onEnd: (why: string, boardId: string | undefined) => void,
): Life {
  const running = new SharedArrayBuffer(4);
  const slotAtWork = new Int32Array(running);
  const worker = new Worker(script ?? new URL('./gateWorker.ts', import.meta.url), {
    workerData: { running } satisfies GateWorkerData,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  const boards = new Map<number, { readonly boardId: string; readonly load: LoadBoard }>();
  let lastNumber = 0;
  let why: string | undefined;
  let isOver = false;

  const answers = createAnswers<Answer>(ANSWER_TIMEOUT_MS, () => {
    // A thread that works on nothing waits for storage, which concerns one board only.
    if (Atomics.load(slotAtWork, 0) !== 0) {
      why ??= 'It did not answer.';
      void worker.terminate();
    }
    return new GateError('The board takes too long to load.', false);
  });

  const { post } = createBatches<GateRequest>((requests) => {
    if (!isOver) worker.postMessage(requests);
  });

  const take = (answer: GateAnswer): void => {
    if (answer.kind === 'load') void pump(answer.load, boards.get(answer.slot)?.load, post);
    else if (answer.kind === 'report') report(answer.boardId, answer.message);
    else if (answer.kind === 'answer') answers.resolve(answer.id, answer.result);
    else answers.reject(answer.id, new GateError(answer.message, answer.isFinal));
  };

  worker.on('message', (batch: readonly GateAnswer[]) => {
    for (const answer of batch) take(answer);
  });
  worker.on('error', (error) => {
    why ??= error instanceof Error ? error.message : String(error);
  });
  worker.on('exit', (code) => {
    isOver = true;
    onEnd(why ?? `It ended with code ${code}.`, boards.get(Atomics.load(slotAtWork, 0))?.boardId);
    answers.rejectAll(lostError());
  });

  const host = (slot: number): HostedBoard => ({
    get isLost() {
      return isOver;
    },
    ask(question) {
      if (isOver) return Promise.reject(lostError());
      lastNumber += 1;
      const answer = answers.expect(lastNumber);
      post({ ...question, slot, id: lastNumber });
      return answer;
    },
    follow: (updates) => post({ kind: 'follow', slot, updates }),
    close() {
      post({ kind: 'close', slot });
      boards.delete(slot);
    },
  });

  return {
    get boards() {
      return boards.size;
    },
    open(boardId, load) {
      lastNumber += 1;
      boards.set(lastNumber, { boardId, load });
      post({ kind: 'open', slot: lastNumber, boardId });
      return host(lastNumber);
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** Sends a board to the thread that asked for it. */
async function pump(
  number: number,
  load: LoadBoard | undefined,
  post: (request: GateRequest) => void,
): Promise<void> {
  try {
    for await (const part of load?.() ?? []) post({ kind: 'part', load: number, part });
    post({ kind: 'loaded', load: number });
  } catch (error) {
    post({ kind: 'loaded', load: number, error: error instanceof Error ? error.message : String(error) });
  }
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms).unref()) : Promise.resolve();
}

function lostError(): GateError {
  return new GateError('The thread that checks this board was lost.', false);
}

function closedError(): GateError {
  return new GateError('The gate is closed.', false);
}
