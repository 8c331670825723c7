import type { Clock } from '../clock.ts';
import type { Compactor } from './compactor.ts';
import type { CopyId } from './database.ts';
import type { Disk } from './disk.ts';
import { beginGeneration, deleteGeneration } from './generations.ts';
import { pickRun } from './pickRun.ts';
import { newestGeneration, type ReadCopy } from './readCopy.ts';
import type { StoredWork } from './storedWork.ts';
import type { UnsentWork } from './unsentWork.ts';
import { withDeadline } from './withDeadline.ts';
import { writeStored, writeUnsent } from './writeCopy.ts';

/** What the server has anyway is gathered this long, so that a busy room does not keep the disk busy. */
const GATHER_MS = 250;

/** Space may have been freed by then, or the browser have come to itself. */
const RETRY_MS = 60_000;

const CLOSE_DEADLINE_MS = 1_000;

/** Brings what a tab knows to disk: unsent work at once, the rest soon, one transaction at a time. */
export interface CopyWriter {
  /** Where it writes; unknown until what is on disk could be read. */
  readonly id: CopyId | undefined;
  /** Before, nothing is written. `undefined`: what is on disk could not be read. */
  begin(read: Pick<ReadCopy, 'generation' | 'birth'> | undefined): void;
  writeNow(): void;
  writeSoon(): void;
  flush(): Promise<void>;
  startOver(): Promise<boolean>;
  dropBranch(generation: number): void;
  close(): Promise<void>;
}

export interface CopyWriterDeps {
  readonly disk: Disk;
  readonly compactor: Compactor;
  readonly unsent: UnsentWork;
  readonly stored: StoredWork;
  readonly boardId: string;
  readonly wholeDoc: () => Uint8Array;
  readonly clock: Clock;
}

export function createCopyWriter(deps: CopyWriterDeps): CopyWriter {
  const { disk, compactor, unsent, stored, boardId, wholeDoc, clock } = deps;
  let state: 'loading' | 'open' | 'closed' = 'loading';
  let id: CopyId | undefined;
  let birth: ReadCopy['birth'];
  let isAside = false;
  let writing: Promise<void> | undefined;
  let isStoredDue = false;
  let cancelSoon: (() => void) | undefined;
  let cancelRetry: (() => void) | undefined;

  const writeAll = async (): Promise<void> => {
    await undefined; // what is said in the same tick shares a transaction
    let isWritten = true;
    while (isWritten && (unsent.hasNews || isStoredDue)) isWritten = await writeNext();
    // Not in a `finally` of the caller, which would run after what comes in meanwhile.
    writing = undefined;
    if (isWritten) disk.hasCaughtUp();
    else retryLater();
  };

  const writeNext = async (): Promise<boolean> => {
    const at = await locate();
    if (!at) return false;
    return unsent.hasNews ? writeNews(at) : writeStoredWork(at);
  };

  const locate = async (): Promise<CopyId | undefined> => {
    const found = id ? undefined : await disk.run((db) => newestGeneration(db, boardId));
    if (found) id = [boardId, found.value];
    return id;
  };

  const writeNews = async (at: CopyId): Promise<boolean> => {
    const batch = unsent.take();
    const done = await disk.run((db) => writeUnsent(db, at, batch));
    if (done) writeSoon();
    else unsent.giveBack(batch);
    return done !== undefined;
  };

  const writeStoredWork = async (at: CopyId): Promise<boolean> => {
    isStoredDue = false;
    const changes = stored.take();
    const write = { nowMs: clock.now(), birth, isAside, wholeDoc, unsent: unsent.all };
    const done = await disk.run((db) => writeStored(db, at, changes, write));
    if (done) {
      birth = done.value?.birth;
      // Nobody waits for it, work that comes in meanwhile least of all.
      if (done.value && pickRun(done.value.rows)) compactor.compact(at);
      return true;
    }
    stored.giveBack(changes);
    isStoredDue = true;
    return false;
  };

  const retryLater = (): void => {
    if (state === 'open') cancelRetry ??= clock.after(RETRY_MS, write);
  };

  const write = (): void => {
    cancelRetry?.();
    cancelRetry = undefined;
    if (state === 'open') writing ??= writeAll();
  };

  const writeNow = (): void => {
    // In trouble, everything waits for the next try.
    if (!cancelRetry) write();
  };

  const writeSoon = (): void => {
    cancelSoon ??= clock.after(GATHER_MS, () => {
      cancelSoon = undefined;
      isStoredDue = true;
      writeNow();
    });
  };

  const flush = async (): Promise<void> => {
    isStoredDue = true;
    write();
    await writing;
  };

  const startOver = async (): Promise<boolean> => {
    await flush();
    const at = await locate();
    const begun = at && (await disk.run((db) => beginGeneration(db, at, clock.now())));
    isAside = begun !== undefined;
    return isAside;
  };

  const close = async (): Promise<void> => {
    if (state === 'closed') return;
    // The page has what was put aside in memory, and may have dropped the branch already.
    const written = isAside ? Promise.resolve() : flush();
    state = 'closed';
    cancelSoon?.();
    cancelRetry?.();
    await withDeadline(written, { clock, deadlineMs: CLOSE_DEADLINE_MS }).catch(() => {});
    compactor.close();
    // Waits for a job that hangs; nobody else has to.
    void disk.close();
  };

  return {
    get id() {
      return id;
    },
    begin(read) {
      if (state === 'closed') return;
      state = 'open';
      birth = read?.birth;
      if (read) id = [boardId, read.generation];
      else retryLater();
      if (unsent.hasNews) writeNow();
      writeSoon();
    },
    writeNow,
    writeSoon,
    flush,
    startOver,
    dropBranch(generation) {
      if (generation !== id?.[1]) void disk.run((db) => deleteGeneration(db, [boardId, generation]));
    },
    close,
  };
}
