import { createSequence } from '../../sequence.ts';
import { createCrashes } from './crashes.ts';
import { type BoardGate, type BoardPart, type Gate, GateError, type LoadBoard } from './gate.ts';
import { createGateThread, type GateThread, type HostedBoard, type Question } from './gateThread.ts';

/** Boards of which storage holds more than this are loaded in a thread for large ones: 1 MB is some 4 MB unpacked, 200 ms to load. */
const LARGE_BOARD_BYTES = 1024 * 1024;

/**
 * Threads for all other boards. A thread that frees memory answers nobody for as long as it takes to look at all that it holds:
 * with two of them that is half of the time, for half of the people. More of them are woken more often, for less each.
 */
const SMALL_THREADS = 2;

/** A thread takes some 15 MB before it has any board: there is a next one only where there are more than these. */
const BOARDS_BEFORE_NEXT = 32;

/** LIMIT of each thread's heap. A board of 50 MB takes some 400 MB. */
const MAX_HEAP_MB = 1_536;

export interface ThreadedGateDeps {
  /** For the operator: what is wrong with a board. */
  readonly report?: (boardId: string, message: string) => void;
  /** A thread died and is replaced; `boardId` is what it was working on. */
  readonly onDeath?: (why: string, boardId: string | undefined) => void;
  readonly sizes?: {
    readonly largeBoardBytes?: number;
    readonly maxHeapMb?: number;
    readonly boardsBeforeNext?: number;
  };
  readonly now?: () => number;
  /** Where the threads' code is. */
  readonly script?: URL;
}

/**
 * The gate in threads, so that the server answers while a board is loaded or checked: a few for boards that load in an
 * instant, and one for large ones, which would make everybody else wait for seconds.
 */
export function createThreadedGate(deps: ThreadedGateDeps = {}): Gate {
  const { report = () => {}, onDeath = () => {}, sizes = {}, now, script } = deps;
  const {
    largeBoardBytes = LARGE_BOARD_BYTES,
    maxHeapMb = MAX_HEAP_MB,
    boardsBeforeNext = BOARDS_BEFORE_NEXT,
  } = sizes;
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
  const small = Array.from({ length: SMALL_THREADS }, createThread);
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
    return (begun.isLarge ? large : emptiest(small, boardsBeforeNext)).open(boardId, begun.load);
  };

  return {
    open: (boardId, load) => createThreadedBoard(() => host(boardId, load)),
    async close() {
      await Promise.all([...small, large].map((thread) => thread.close()));
    },
  };
}

/** The first that has room; where none has, the one with the fewest boards. One that died, with all that it had, is left to rest. */
function emptiest(all: readonly GateThread[], boardsBeforeNext: number): GateThread {
  const ready = all.filter(({ isResting }) => !isResting);
  const threads = ready.length > 0 ? ready : all;
  const roomy = threads.find(({ boards }) => boards < boardsBeforeNext);
  return roomy ?? threads.reduce((best, thread) => (thread.boards < best.boards ? thread : best));
}

function createThreadedBoard(host: () => Promise<HostedBoard>): BoardGate {
  const sequence = createSequence();
  let isClosed = false;
  let hosting: Promise<HostedBoard> | undefined;
  /** What `hosting` came to. */
  let hosted: HostedBoard | undefined;

  const beginHosting = (): Promise<HostedBoard> => {
    const made = host();
    hosting = made;
    hosted = undefined;
    made.then(
      (board) => {
        if (hosting === made) hosted = board;
      },
      // Whoever waits for it is told; if nobody does yet, the next one is.
      () => {},
    );
    return made;
  };

  const forget = (): void => {
    const dropped = hosting;
    hosting = undefined;
    hosted = undefined;
    dropped?.then((board) => board.close()).catch(() => {});
  };

  const current = async (): Promise<HostedBoard> => {
    const board = await (hosting ?? beginHosting());
    if (!board.isLost) return board;
    // It was lost while nothing was asked of it.
    return beginHosting();
  };

  const fail = (error: unknown): never => {
    // The document is loaded anew for the next question.
    forget();
    throw error instanceof GateError
      ? error
      : new GateError(`The board could not be loaded: ${error}`, false);
  };

  const ask = (question: Question): Promise<unknown> => {
    if (isClosed) return Promise.reject(new GateError('The board is closed.', false));
    const answer =
      hosted && !hosted.isLost ? hosted.ask(question) : current().then((board) => board.ask(question));
    return answer.catch(fail);
  };

  const askInTurn = (question: Question): Promise<unknown> => sequence.run(() => ask(question));

  void beginHosting();
  return {
    // The thread answers each kind of question by what `BoardGate` says; a message port cannot.
    check: (candidates) => askInTurn({ kind: 'check', candidates }) as Promise<never>,
    clocks: (clients) => askInTurn({ kind: 'clocks', clients }) as Promise<never>,
    shapes: () => askInTurn({ kind: 'shapes' }) as Promise<never>,
    follow(updates) {
      // In turn: behind what was asked before, before what is asked next. A board that is lost is loaded with them.
      const board = hosting;
      sequence.run(async () => (await board)?.follow(updates)).catch(() => {});
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
