import { randomBytes } from 'node:crypto';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { createReadLedger } from '../files/readLedger.ts';
import { createGroupCommit } from '../groupCommit.ts';
import { createHealth } from '../health.ts';
import type { Storage, StorageError } from '../storage.ts';
import { createCompactor } from '../thread/compactor.ts';
import { type SupervisedThread, superviseThread } from '../thread/superviseThread.ts';
import type { BoardOperations, BoardWorkerOpened, BoardWorkerStart } from './boardWorker.ts';
import type { CompactionWorkerStart } from './compactionWorker.ts';
import { claimFolder } from './lockFolder.ts';
import { createDatabase } from './openDatabase.ts';

/** A disk that hangs longer than this is reported instead of waited for. */
const ANSWER_TIMEOUT_MS = 15_000;

/** 64 bits: never the same twice. */
const RUN_TOKEN_BYTES = 8;

/**
 * Loading a document makes millions of small things that stay. With the default of V8 a third of the time of compacting a
 * large board goes into moving them about.
 */
const COMPACTION_YOUNG_MB = 192;

/** The thread of the log passes bytes on and keeps nothing: room for more short-lived things would only stay taken. */
const BOARD_YOUNG_MB = 6;

const DEFAULT_HISTORY_DAYS = 90;

export interface SqliteOptions {
  readonly now?: () => number;
  /** For how long what was merged into a snapshot can still be read as history. */
  readonly historyDays?: number;
  readonly startThread?: (file: URL, options: WorkerOptions) => Worker;
}

/**
 * Boards in one SQLite file in `dataDir`. One thread reads and writes the log, another one compacts.
 *
 * @throws StorageError when the file cannot be opened, with the remedy.
 */
export async function openSqliteStorage(dataDir: string, options: SqliteOptions = {}): Promise<Storage> {
  const { now = Date.now, historyDays = DEFAULT_HISTORY_DAYS, startThread = startWorker } = options;
  const unlock = claimFolder(dataDir);
  const run = randomBytes(RUN_TOKEN_BYTES).toString('hex');
  const health = createHealth(() => thread.ask('probe'));
  const compactor = createCompactor(() =>
    startThread(new URL('./compactionWorker.ts', import.meta.url), {
      workerData: { dataDir, historyDays } satisfies CompactionWorkerStart,
      resourceLimits: { maxYoungGenerationSizeMb: COMPACTION_YOUNG_MB },
    }),
  );
  const commits = createGroupCommit({
    commit: (appends) => thread.ask('appendAll', appends),
    onFailed: health.fail,
  });
  const thread = await open();
  const { secret, trouble } = thread.opened;
  if (trouble !== undefined) health.fail(trouble);
  let closing: Promise<void> | undefined;

  async function open(): Promise<SupervisedThread<BoardOperations, BoardWorkerOpened>> {
    try {
      createDatabase(dataDir);
      return await superviseThread({
        start: () =>
          startThread(new URL('./boardWorker.ts', import.meta.url), {
            workerData: { dataDir, run, nowMs: now() } satisfies BoardWorkerStart,
            resourceLimits: { maxYoungGenerationSizeMb: BOARD_YOUNG_MB },
          }),
        timeoutMs: ANSWER_TIMEOUT_MS,
        onDown: health.fail,
      });
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** A write of its own: when it fails, the disk is the reason. */
  const noticed = async <Answer>(writing: Promise<Answer>): Promise<Answer> => {
    writing.catch((error: StorageError) => health.fail(error.message));
    return writing;
  };

  const close = async (): Promise<void> => {
    await Promise.all([commits.idle(), compactor.close()]);
    health.stop();
    await thread.close();
    unlock();
  };

  const files = createReadLedger({
    claims: {
      claimFile: (...claim) => thread.ask('claimFile', ...claim),
      hasFile: (...which) => thread.ask('hasFile', ...which),
      forgetFile: (...which) => thread.ask('forgetFile', ...which),
    },
    compactor,
    now,
  });

  return {
    files,
    secret,
    get health() {
      return health.current;
    },
    onHealth: health.onHealth,
    openBoard: (boardId) => thread.ask('openBoard', boardId),
    follows: (boardId, epoch, seq) => thread.ask('follows', boardId, epoch, seq),
    append: (boardId, epoch, entries, after) => commits.append({ boardId, epoch, entries, after }),
    findStanding: (boardIds) => thread.ask('findStanding', boardIds),
    readLog: (boardId, { after, maxBytes }) => thread.ask('readLog', boardId, after, maxBytes),
    lastN: (boardId, session) => thread.ask('lastN', boardId, session),
    readSnapshot: (boardId, name, part) => thread.ask('readSnapshot', boardId, name, part),
    async compact(boardId) {
      return (await compactor.compact(boardId, now())) ? thread.ask('openBoard', boardId) : undefined;
    },
    deleteBoard: (boardId) =>
      // A version that is being named meanwhile would stay.
      compactor.alone(async () => {
        while (await noticed(thread.ask('deleteSome', boardId)));
      }),
    readRecord: (boardId, kind, key) => thread.ask('readRecord', boardId, kind, key),
    listRecords: (boardId, kind) => thread.ask('listRecords', boardId, kind),
    writeRecord: (boardId, record) => noticed(thread.ask('writeRecord', boardId, record)),
    removeRecord: (...which) => noticed(thread.ask('removeRecord', ...which)),
    readHistory: (boardId, { before, limit }) => thread.ask('readHistory', boardId, before, limit),
    readWriters: (boardId) => thread.ask('readWriters', boardId),
    readBoardAt: compactor.readBoardAt,
    readEntries: compactor.readEntries,
    findWrites: compactor.findWrites,
    nameVersion: (boardId, version) => compactor.nameVersion(boardId, version, now()),
    renameVersion: (boardId, id, name) => thread.ask('renameVersion', boardId, id, name),
    deleteVersion: (boardId, id) => thread.ask('deleteVersion', boardId, id, now()),
    listVersions: (boardId) => thread.ask('listVersions', boardId),
    dropHistory: (beforeMs) => compactor.dropHistory(beforeMs, now()),
    appendAudit: (entries) => noticed(thread.ask('appendAudit', entries)),
    readAudit: (range) => thread.ask('readAudit', range),
    async dropAudit(beforeMs) {
      while (await noticed(thread.ask('dropSomeAudit', beforeMs)));
    },
    listBoards: compactor.listBoards,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function startWorker(file: URL, options: WorkerOptions): Worker {
  return new Worker(file, options);
}
