import { createCrashes } from './crashes.ts';
import { type BoardGate, type BoardPart, type Gate, GateError, type LoadBoard } from './gate.ts';
import { createGateThread, type GateThread, type HostedBoard, type Question } from './gateThread.ts';

/** Boards of which storage holds more than this are loaded in the other thread: 1 MB is some 4 MB unpacked, 200 ms to load. */
const LARGE_BOARD_BYTES = 1024 * 1024;

/** LIMIT of each thread's heap. A board of 50 MB takes some 600 MB. */
const MAX_HEAP_MB = 1_536;

export interface ThreadedGateDeps {
  /** For the operator: what is wrong with a board. */
  readonly report?: (boardId: string, message: string) => void;
  /** A thread died and is replaced; `boardId` is what it was working on. */
  readonly onDeath?: (why: string, boardId: string | undefined) => void;
  readonly sizes?: { readonly largeBoardBytes?: number; readonly maxHeapMb?: number };
  readonly now?: () => number;
  /** Where the threads' code is. */
  readonly script?: URL;
}

/**
 * The gate in two threads, so that the server answers while a board is loaded or checked: one for boards that load in an
 * instant, and one for large ones, which would make everybody else wait for seconds.
 */
export function createThreadedGate(deps: ThreadedGateDeps = {}): Gate {
  const { report = () => {}, onDeath = () => {}, sizes = {}, now, script } = deps;
  const { largeBoardBytes = LARGE_BOARD_BYTES, maxHeapMb = MAX_HEAP_MB } = sizes;
  const crashes = createCrashes(now);

  const createThread = (): GateThread =>
    createGateThread({
      maxHeapMb,
      report,
      onDeath(why, boardId) {
        if (boardId !== undefined) crashes.add(boardId);
        onDeath(why, boardId);
      },
      ...(script ? { script } : {}),
    });
  const small = createThread();
  const large = createThread();

  /** Reads a board until it is known where it belongs, and has it loaded there. */
  const host = async (boardId: string, load: LoadBoard): Promise<HostedBoard> => {
    if (crashes.isBarred(boardId)) {
      throw new GateError(
        'This board brought its thread down more than once. It is tried again in 10 minutes.',
        true,
      );
    }
    const begun = await begin(load, largeBoardBytes);
    return (begun.isLarge ? large : small).open(boardId, begun.load);
  };

  return {
    open: (boardId, load) => createThreadedBoard(() => host(boardId, load)),
    async close() {
      await Promise.all([small.close(), large.close()]);
    },
  };
}

function createThreadedBoard(host: () => Promise<HostedBoard>): BoardGate {
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();
  let hosting: Promise<HostedBoard> | undefined;

  const beginHosting = (): Promise<HostedBoard> => {
    const made = host();
    // Whoever waits for it is told; if nobody does yet, the next one is.
    made.catch(() => {});
    hosting = made;
    return made;
  };

  const forget = (): void => {
    const dropped = hosting;
    hosting = undefined;
    dropped?.then((board) => board.close()).catch(() => {});
  };

  const current = async (): Promise<HostedBoard> => {
    const board = await (hosting ?? beginHosting());
    if (!board.isLost) return board;
    // It was lost while nothing was asked of it.
    return beginHosting();
  };

  const ask = async (question: Question): Promise<unknown> => {
    if (isClosed) throw new GateError('The board is closed.', false);
    try {
      return await (await current()).ask(question);
    } catch (error) {
      // The document is loaded anew for the next question.
      forget();
      throw error instanceof GateError
        ? error
        : new GateError(`The board could not be loaded: ${error}`, false);
    }
  };

  const askInTurn = (question: Question): Promise<unknown> => {
    const answer = last.then(() => ask(question));
    last = answer.catch(() => {});
    return answer;
  };

  void beginHosting();
  return {
    // The thread answers each kind of question by what `BoardGate` says; a message port cannot.
    check: (candidates) => askInTurn({ kind: 'check', candidates }) as Promise<never>,
    clocks: (clients) => askInTurn({ kind: 'clocks', clients }) as Promise<never>,
    shapes: () => askInTurn({ kind: 'shapes' }) as Promise<never>,
    follow(updates) {
      // In turn: behind what was asked before, before what is asked next. A board that is lost is loaded with them.
      const board = hosting;
      last = last.then(async () => (await board)?.follow(updates)).catch(() => {});
    },
    forget,
    close() {
      isClosed = true;
      forget();
    },
  };
}

/**
 * Reads the beginning of a board, up to `largeBoardBytes`. Its `load` gives what was read and then the rest; asked again, it
 * begins anew.
 */
async function begin(load: LoadBoard, largeBoardBytes: number) {
  const parts = load()[Symbol.asyncIterator]();
  const read: BoardPart[] = [];
  let bytes = 0;
  while (bytes <= largeBoardBytes) {
    const next = await parts.next();
    if (next.done) break;
    read.push(next.value);
    bytes += sizeOf(next.value);
  }

  let isFirst = true;
  async function* resume(): AsyncGenerator<BoardPart> {
    yield* read.splice(0);
    yield* { [Symbol.asyncIterator]: () => parts };
  }
  return {
    isLarge: bytes > largeBoardBytes,
    load: (): AsyncIterable<BoardPart> => {
      const stream = isFirst ? resume() : load();
      isFirst = false;
      return stream;
    },
  };
}

function sizeOf(part: BoardPart): number {
  if (part.kind === 'snapshot') return part.gzip.length;
  return part.entries.reduce((bytes, { bytes: entry }) => bytes + (entry?.length ?? 0), 0);
}
