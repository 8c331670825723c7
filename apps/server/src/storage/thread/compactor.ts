import type { Worker } from 'node:worker_threads';
import { createSequence } from '../../sequence.ts';
import type { EntryRange, FoundWrite, HistoryEntry, Mark, Naming } from '../history.ts';
import type { BoardsRange, ListedBoards } from '../listedBoard.ts';
import { StorageClosed, StorageError } from '../storage.ts';
import { type AskedThread, askThread } from './askThread.ts';

/** Far beyond what the largest board takes. The thread is then ended, which loses nothing. */
const COMPACTION_TIMEOUT_MS = 120_000;

/** The end of the thread rejects what it was asked; this would, if it did not end. */
const ANSWER_TIMEOUT_MS = 2 * COMPACTION_TIMEOUT_MS;

/** A thread that has nothing to do for this long is ended: it would keep the memory that the largest board took. */
const IDLE_MS = 10_000;

/** A board whose compaction brought its thread down this often is left alone until the server starts again. */
const MAX_CRASHES = 2;

/** What takes long, and the thread does. */
export interface CompactionOperations {
  /** Answers whether the board has a new snapshot now. */
  compact(boardId: string, nowMs: number): boolean;
  readBoardAt(boardId: string, seq: number): Uint8Array | undefined;
  readEntries(boardId: string, range: EntryRange): HistoryEntry[] | undefined;
  findWrites(boardId: string, marks: readonly Mark[]): FoundWrite[];
  nameVersion(boardId: string, version: { seq: number; name: string }, nowMs: number): Naming;
  dropHistory(beforeMs: number, nowMs: number): void;
  /** Reads the next board after this one that changed since it was read last. Answers which one, if there was any. */
  readNames(after: number, nowMs: number): number | undefined;
  unusedFiles(files: readonly string[], times: { nowMs: number; wantedSinceMs: number }): string[];
  listBoards(range: BoardsRange): ListedBoards;
}

/** Compacts one board at a time, reads its past, or which files boards name, in a thread that is started when it is needed. */
export interface Compactor {
  /** Answers whether the board has a new snapshot now. */
  compact(boardId: string, nowMs: number): Promise<boolean>;
  readBoardAt: Asked<'readBoardAt'>;
  readEntries: Asked<'readEntries'>;
  findWrites: Asked<'findWrites'>;
  nameVersion: Asked<'nameVersion'>;
  dropHistory: Asked<'dropHistory'>;
  readNames: Asked<'readNames'>;
  unusedFiles: Asked<'unusedFiles'>;
  listBoards: Asked<'listBoards'>;
  /** Does something while none of this is going on. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** What is going on is given up, which loses nothing. */
  close(): Promise<void>;
}

/** One of the thread's operations, from outside. */
type Asked<Name extends keyof CompactionOperations> = (
  ...args: Parameters<CompactionOperations[Name]>
) => Promise<ReturnType<CompactionOperations[Name]>>;

type Thread = AskedThread<CompactionOperations, undefined>;

export function createCompactor(start: () => Worker): Compactor {
  const crashes = new Map<string, number>();
  let thread: Thread | undefined;
  const { run: inTurn } = createSequence();
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  const openThread = async (): Promise<Thread> => {
    clearTimeout(idle);
    if (thread) return thread;
    const opening = askThread<CompactionOperations, undefined>(start(), ANSWER_TIMEOUT_MS);
    thread = opening;
    void opening.ended.then(() => {
      if (thread === opening) thread = undefined;
    });
    await opening.opened;
    return opening;
  };

  const askOpened = async <T>(work: (asked: Thread) => Promise<T>, onCrash = (): void => {}): Promise<T> => {
    const asked = await openThread();
    const timer = setTimeout(() => void asked.kill(), COMPACTION_TIMEOUT_MS);
    try {
      return await work(asked);
    } catch (error) {
      if (thread !== asked && !isClosed) onCrash();
      throw error;
    } finally {
      clearTimeout(timer);
      if (!isClosed) idle = setTimeout(() => void asked.kill(), IDLE_MS);
    }
  };

  const askThreadOnce = async <T>(...about: Parameters<typeof askOpened<T>>): Promise<T> => {
    if (isClosed) throw new StorageClosed();
    try {
      return await askOpened(...about);
    } catch (error) {
      // The thread was ended on purpose, whatever it was doing.
      throw isClosed ? new StorageClosed() : error;
    }
  };

  const compact = async (boardId: string, nowMs: number): Promise<boolean> => {
    const crashed = crashes.get(boardId) ?? 0;
    if (crashed >= MAX_CRASHES) throw new StorageError(`Compacting board ${boardId} fails again and again.`);
    return askThreadOnce(
      (asked) => asked.ask('compact', boardId, nowMs),
      () => crashes.set(boardId, crashed + 1),
    );
  };

  const asked =
    <Name extends keyof CompactionOperations>(name: Name): Asked<Name> =>
    (...args) =>
      inTurn(() => askThreadOnce((thread) => thread.ask(name, ...args)));

  return {
    compact: (boardId, nowMs) => inTurn(() => compact(boardId, nowMs)),
    readBoardAt: asked('readBoardAt'),
    readEntries: asked('readEntries'),
    findWrites: asked('findWrites'),
    nameVersion: asked('nameVersion'),
    dropHistory: asked('dropHistory'),
    readNames: asked('readNames'),
    unusedFiles: asked('unusedFiles'),
    listBoards: asked('listBoards'),
    alone: inTurn,
    async close() {
      isClosed = true;
      clearTimeout(idle);
      await thread?.kill();
    },
  };
}
