import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createBatches } from './batches.ts';
import { type BoardGate, type BoardPart, type Candidate, GateError, type Verdict } from './gate.ts';
import { createLocalGate } from './localGate.ts';

/**
 * A thread of the gate: the local gate, behind messages. Storage is out of its reach, so it asks for the parts of a board
 * that it loads. In `running`, memory that it shares with its owner, it writes which board it works on: if the thread does
 * not survive it, the owner knows which one it was.
 */

/** `slot` names a board that is open in the thread, `id` what is to be answered, `load` a load that the thread asked for. */
export type GateRequest =
  | { readonly kind: 'open'; readonly slot: number; readonly boardId: string }
  | {
      readonly kind: 'check';
      readonly slot: number;
      readonly id: number;
      readonly candidates: readonly Candidate[];
    }
  | {
      readonly kind: 'clocks';
      readonly slot: number;
      readonly id: number;
      readonly clients: readonly number[];
    }
  | { readonly kind: 'shapes'; readonly slot: number; readonly id: number }
  | { readonly kind: 'follow'; readonly slot: number; readonly updates: readonly Uint8Array[] }
  | { readonly kind: 'close'; readonly slot: number }
  | { readonly kind: 'part'; readonly load: number; readonly part: BoardPart }
  | { readonly kind: 'loaded'; readonly load: number; readonly error?: string };

/** What a question is answered with, by what was asked. */
export type Answer = Verdict[] | number[] | number;

export type GateAnswer =
  | { readonly kind: 'load'; readonly slot: number; readonly load: number }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Answer }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly isFinal: boolean }
  | { readonly kind: 'report'; readonly boardId: string; readonly message: string };

export interface GateWorkerData {
  readonly running: SharedArrayBuffer;
}

function run(port: MessagePort, { running }: GateWorkerData): void {
  const boards = new Map<number, BoardGate>();
  const { post, hasten } = createBatches<GateAnswer>((answers) => port.postMessage(answers));
  const loads = createLoads(post);
  const runOne = createRunner(running, hasten);

  const open = (slot: number, boardId: string): BoardGate =>
    createLocalGate({
      report: (_boardId, message) => post({ kind: 'report', boardId, message }),
      work: (_boardId, task) => runOne(slot, task),
    }).open(boardId, () => loads.begin(slot));

  const answer = async (id: number, work: Promise<Answer> | undefined): Promise<void> => {
    try {
      if (!work) throw new GateError('The board is closed.', false);
      post({ kind: 'answer', id, result: await work });
    } catch (error) {
      const isFinal = error instanceof GateError && error.isFinal;
      post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error), isFinal });
    }
  };

  const take = (request: GateRequest): void => {
    switch (request.kind) {
      case 'open':
        boards.set(request.slot, open(request.slot, request.boardId));
        return;
      case 'check':
        void answer(request.id, boards.get(request.slot)?.check(request.candidates));
        return;
      case 'clocks':
        void answer(request.id, boards.get(request.slot)?.clocks(request.clients));
        return;
      case 'shapes':
        void answer(request.id, boards.get(request.slot)?.shapes());
        return;
      case 'follow':
        boards.get(request.slot)?.follow(request.updates);
        return;
      case 'close':
        boards.get(request.slot)?.close();
        boards.delete(request.slot);
        return;
      case 'part':
        loads.add(request.load, request.part);
        return;
      case 'loaded':
        loads.end(request.load, request.error);
    }
  };

  port.on('message', (batch: readonly GateRequest[]) => {
    for (const request of batch) take(request);
  });
}

/** Runs tasks, each after `before`, and says in `running` for which slot. */
function createRunner(running: SharedArrayBuffer, before: () => void): <T>(slot: number, task: () => T) => T {
  const slotAtWork = new Int32Array(running);
  return (slot, task) => {
    before();
    Atomics.store(slotAtWork, 0, slot);
    try {
      return task();
    } finally {
      Atomics.store(slotAtWork, 0, 0);
    }
  };
}

/** Boards that the owner of the thread was asked for. */
interface Loads {
  begin(slot: number): AsyncGenerator<BoardPart>;
  add(load: number, part: BoardPart): void;
  end(load: number, error: string | undefined): void;
}

function createLoads(post: (answer: GateAnswer) => void): Loads {
  const queues = new Map<number, PartQueue>();
  let lastLoad = 0;
  return {
    begin(slot) {
      lastLoad += 1;
      const parts = createPartQueue();
      queues.set(lastLoad, parts);
      post({ kind: 'load', slot, load: lastLoad });
      return parts.read();
    },
    add: (load, part) => queues.get(load)?.add(part),
    end(load, error) {
      queues.get(load)?.end(error);
      queues.delete(load);
    },
  };
}

/** Parts that come by messages, to be read as a stream. */
interface PartQueue {
  add(part: BoardPart): void;
  end(error?: string): void;
  read(): AsyncGenerator<BoardPart>;
}

function createPartQueue(): PartQueue {
  const parts: BoardPart[] = [];
  let end: { readonly error: string | undefined } | undefined;
  let wake = (): void => {};
  return {
    add(part) {
      parts.push(part);
      wake();
    },
    end(error) {
      end = { error };
      wake();
    },
    async *read() {
      while (parts.length > 0 || !end) {
        const part = parts.shift();
        if (part) yield part;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
      if (end.error !== undefined) throw new Error(end.error);
    },
  };
}

if (parentPort) run(parentPort, workerData);
