import type { FileLedger } from '../storage/index.ts';
import type { AppendOutcome, FilePart, FileStore, Progress, StoredFile } from './fileStore.ts';
import { createTurnsByName } from './turnsByName.ts';

/** The files of boards: what a board may send, and for how long it is kept. */
export interface BoardFiles {
  /** How much of a file has arrived. Whoever asks is about to use it: one that is whole is kept for them. */
  progress(boardId: string, name: string): Promise<Progress>;
  append(boardId: string, name: string, part: FilePart): Promise<AppendOutcome | Full>;
  /** A file that this board has to do with; of others nobody hears by way of it. */
  open(boardId: string, name: string): Promise<StoredFile | undefined>;
  /** Removes what no board has needed for the time of grace. Answers how many files these were. */
  sweep(): Promise<number>;
}

/** There is no room for the file. */
export interface Full {
  readonly kind: 'full';
  readonly where: 'board' | 'server';
}

interface BoardFilesDeps {
  readonly store: FileStore;
  readonly ledger: FileLedger;
  readonly maxBoardFileBytes: number;
  /** 0 for as much as there is. */
  readonly maxFilesBytes: number;
  readonly unusedFileDays: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function createBoardFiles(deps: BoardFilesDeps): BoardFiles {
  const { store, ledger, maxBoardFileBytes, maxFilesBytes, unusedFileDays } = deps;
  const graceMs = unusedFileDays * DAY_MS;
  // Nobody hears that a file is there while it is removed.
  const inTurn = createTurnsByName();

  const claim = (boardId: string, name: string, bytes: number): Promise<boolean> =>
    ledger.claim(boardId, name, { bytes, maxBytes: maxBoardFileBytes });

  async function progress(boardId: string, name: string): Promise<Progress> {
    const file = await store.open(name);
    if (!file) return store.progress(name);
    // The first part will be refused, in words.
    return (await claim(boardId, name, file.size)) ? { kind: 'whole' } : { kind: 'partial', bytes: 0 };
  }

  async function append(boardId: string, name: string, part: FilePart): Promise<AppendOutcome | Full> {
    if (!(await claim(boardId, name, part.length))) return { kind: 'full', where: 'board' };
    const missingBytes = part.length - part.offset;
    const isFull = maxFilesBytes > 0 && store.usedBytes + missingBytes > maxFilesBytes;
    const isThere = isFull && (await store.progress(name)).kind === 'whole';
    return isFull && !isThere ? { kind: 'full', where: 'server' } : store.append(name, part);
  }

  /** What is forgotten and not removed, because the server ended in between, is found again and gets its time anew. */
  async function removeUnused(name: string): Promise<boolean> {
    const isForgotten = await ledger.forget(name, graceMs);
    if (isForgotten) await store.remove(name);
    return isForgotten;
  }

  return {
    progress: (boardId, name) => inTurn(name, () => progress(boardId, name)),
    append: (boardId, name, part) => inTurn(name, () => append(boardId, name, part)),
    open: async (boardId, name) => ((await ledger.has(boardId, name)) ? store.open(name) : undefined),
    async sweep() {
      await store.dropStale();
      let removedCount = 0;
      for (const name of await ledger.unused(await store.list(), graceMs)) {
        if (await inTurn(name, () => removeUnused(name))) removedCount += 1;
      }
      return removedCount;
    },
  };
}
