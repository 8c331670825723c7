import type { BoardSource } from '../storage/boardSource.ts';
import { StorageError } from '../storage/index.ts';
import { Busy } from './busy.ts';
import { type ChangeAuthor, type Changed, type ContentThread, startContentThread } from './contentThread.ts';
import type { OwnFile } from './ownFile.ts';
import type { LoadImage } from './pictures/drawPicture.ts';
import { createPictureDesk, type PictureLimits } from './pictures/pictureDesk.ts';
import type { Exported, ExportWish } from './wish.ts';

/** How much of a log is handed to the thread at a time. */
const LOAD_BYTES = 1024 * 1024;

/** A thread that nobody asked anything for so long gives its memory back. */
const IDLE_MS = 60_000;

/** Questions that wait; beyond that, whoever asks is to come again. */
const MAX_WAITING = 64;

/** While a board is loaded its log may be compacted; twice is no coincidence. */
const MAX_ATTEMPTS = 3;

/**
 * What is on boards, for whoever cannot read a document: the only door of the server to what knows shapes, and a thread
 * of its own behind it, because all of it takes time in proportion to a board. Questions are answered one after the other.
 * Rejects with StorageError when a board cannot be read.
 */
export interface BoardContent {
  describe(boardId: string): Promise<Seen & { readonly name: string; readonly shapes: number }>;
  shapes(boardId: string): Promise<Seen & { readonly json: Uint8Array }>;
  /** Is given up once it is `unwanted`: at its turn, or in the middle of a picture. Rejects then. */
  export(
    boardId: string,
    wish: ExportWish,
    unwanted?: AbortSignal,
  ): Promise<Seen & { readonly made: Exported }>;
  /** As a file of ours, to which images are still to be put. */
  ownFile(boardId: string): Promise<Seen & OwnFile>;
  /** Changes, as JSON, as an update that nobody has stored yet. Where that comes to nothing, `forget` the board. */
  change(boardId: string, json: string, author: Omit<ChangeAuthor, 'seq'>): Promise<Changed>;
  forget(boardId: string): Promise<void>;
  close(): Promise<void>;
}

/** Which board it was: as it is after entry `head`. */
export interface Seen {
  readonly epoch: string;
  readonly head: number;
}

export interface BoardContentDeps {
  readonly storage: BoardSource;
  /** The images of boards. */
  readonly loadImage: (boardId: string, ...of: Parameters<LoadImage>) => ReturnType<LoadImage>;
  readonly limits: PictureLimits;
}

export function createBoardContent({ storage, loadImage, limits }: BoardContentDeps): BoardContent {
  const desk = createPictureDesk(limits);
  let thread: ContentThread | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isClosed = false;

  const end = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.kill();
  };

  /** What failed may have left half of a board behind: the next question begins with another thread. */
  const ask = async <T>(question: (thread: ContentThread) => Promise<T>): Promise<T> => {
    if (isClosed) throw new StorageError('The server is about to stop.');
    clearTimeout(idle);
    thread ??= startContentThread();
    try {
      return await question(thread);
    } catch (error) {
      await end();
      throw error;
    } finally {
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    }
  };

  const inTurn = <T>(question: (thread: ContentThread) => Promise<T>): Promise<T> => {
    if (waiting >= MAX_WAITING) return Promise.reject(new Busy('Too much is asked about boards at once.'));
    waiting += 1;
    const answer = last.then(() => ask(question)).finally(() => (waiting -= 1));
    last = answer.catch(() => {});
    return answer;
  };

  /** Asks about a board as it is now. */
  const askAbout = <T>(boardId: string, question: (thread: ContentThread, seen: Seen) => Promise<T>) =>
    inTurn(async (asked) => question(asked, await load(storage, asked, boardId)));

  return {
    describe: (boardId) =>
      askAbout(boardId, async (asked, seen) => ({ ...seen, ...(await asked.ask('describe', boardId)) })),
    shapes: (boardId) =>
      askAbout(boardId, async (asked, seen) => ({ ...seen, json: await asked.ask('shapes', boardId) })),
    async export(boardId, wish, unwanted) {
      const { format, frame } = wish;
      if (format === 'json') {
        return askAbout(boardId, async (asked, seen) => {
          const bytes = await asked.ask('exportShapes', boardId, frame);
          return { ...seen, made: bytes ? { kind: 'file', bytes, isReduced: false } : { kind: 'noFrame' } };
        });
      }
      const drawing = () =>
        askAbout(boardId, async (asked, seen) => ({ ...seen, ...(await asked.ask('drawing', boardId)) }));
      const { epoch, head, made } = await desk.make({ ...wish, format }, drawing, {
        loadImage: (name) => loadImage(boardId, name),
        unwanted,
      });
      return { epoch, head, made };
    },
    ownFile: (boardId) =>
      askAbout(boardId, async (asked, seen) => ({ ...seen, ...(await asked.ask('ownFile', boardId)) })),
    change: (boardId, json, author) =>
      askAbout(boardId, (asked, { head }) => asked.ask('change', boardId, json, { ...author, seq: head })),
    forget: (boardId) => inTurn((asked) => asked.ask('forget', boardId)),
    async close() {
      isClosed = true;
      desk.close();
      clearTimeout(idle);
      await end();
    },
  };
}

/** Brings the thread's document of a board up to date. */
async function load(storage: BoardSource, thread: ContentThread, boardId: string): Promise<Seen> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const { epoch, head, snapshot } = await storage.openBoard(boardId);
    const covers = snapshot?.covers ?? 0;
    let have = await thread.ask('have', boardId, epoch);
    if (have === 0 || have < covers) {
      await thread.ask('begin', boardId, epoch);
      if (snapshot && !(await loadSnapshot(storage, thread, boardId, snapshot))) continue;
      have = covers;
    }
    const upto = await loadLog(storage, thread, boardId, { have, head });
    if (upto >= head) return { epoch, head: upto };
    await thread.ask('forget', boardId);
  }
  throw new StorageError(`Board ${boardId} is compacted faster than it can be read.`);
}

/** Answers whether the snapshot was still there. */
async function loadSnapshot(
  storage: BoardSource,
  thread: ContentThread,
  boardId: string,
  { name, covers }: { readonly name: string; readonly covers: number },
): Promise<boolean> {
  for (let part = 0; ; part += 1) {
    const gzip = await storage.readSnapshot(boardId, name, part);
    if (!gzip) {
      if (part > 0) await thread.ask('unpack', boardId, covers);
      return part > 0;
    }
    await thread.ask('addSnapshot', boardId, gzip);
  }
}

/** Answers how far it came: not to `head` when the log was compacted meanwhile. */
async function loadLog(
  storage: BoardSource,
  thread: ContentThread,
  boardId: string,
  range: { readonly have: number; readonly head: number },
): Promise<number> {
  let { have } = range;
  while (have < range.head) {
    const entries = await storage.readLog(boardId, { after: have, maxBytes: LOAD_BYTES });
    if (entries[0]?.seq !== have + 1) return have;
    await thread.ask('addEntries', boardId, entries);
    have = entries.at(-1)?.seq ?? have;
  }
  return have;
}
