import { Worker } from 'node:worker_threads';
import { createReadLedger } from '../files/readLedger.ts';
import { createGroupCommit, type GroupCommitDeps } from '../groupCommit.ts';
import { createHealth } from '../health.ts';
import type { Storage, StorageError } from '../storage.ts';
import { createCompactor } from '../thread/compactor.ts';
import { createAppendAll } from './appendEntries.ts';
import { createAttendance } from './attendance.ts';
import { createAudit } from './audit.ts';
import { createBoardHistory } from './boardHistory.ts';
import { type BoardLog, createBoardLog } from './boardLog.ts';
import type { CompactionWorkerStart } from './compactionWorker.ts';
import { createDatabase } from './database.ts';
import { isOfRequest } from './databaseError.ts';
import { createBoardDeletion } from './deleteBoard.ts';
import { createFileClaims } from './files/fileClaims.ts';
import { createLanes } from './lanes.ts';
import { openWhenThere, type Waiting } from './openWhenThere.ts';
import { createProbe } from './probe.ts';
import { createRecords } from './records.ts';
import { followsRun } from './runs.ts';
import { readPart } from './snapshots.ts';

/** A database that hangs longer than this is reported instead of waited for. */
const ANSWER_TIMEOUT_MS = 15_000;

/** Loading a document makes millions of small things that stay, see `../sqlite/sqlite.ts`. */
const COMPACTION_YOUNG_MB = 192;

const DEFAULT_HISTORY_DAYS = 90;
const DEFAULT_CONNECTIONS = 10;

export interface PostgresOptions extends Waiting {
  readonly now?: () => number;
  /** For how long what was merged into a snapshot can still be read as history. */
  readonly historyDays?: number;
  /** At a time, apart from three: one that says that this node is there, and two of the thread that compacts. */
  readonly databaseConnections?: number;
}

/**
 * Boards in a PostgreSQL database, which several nodes may write at once: each gives seqs with the board's row locked. Waits
 * until the database is there.
 *
 * @throws StorageError when it is there and cannot be used, with the remedy.
 */
export async function openPostgresStorage(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const { now = Date.now, historyDays = DEFAULT_HISTORY_DAYS } = options;
  const { databaseConnections: maxConnections = DEFAULT_CONNECTIONS } = options;
  const database = createDatabase({ url, maxConnections, timeoutMs: ANSWER_TIMEOUT_MS });
  const attendance = createAttendance({ database, now, onGone: (why) => health.fail(why) });
  const probe = createProbe(database, now);
  const health = createHealth(async () => {
    await attendance.arrive();
    await probe();
  });
  const secret = await openWhenThere({ database, attendance, ...options });
  const log = createBoardLog({ database, secret, run: () => attendance.run.token, now });
  const appendAll = createAppendAll({ database, run: () => attendance.run.id, now });
  const lanes = createLanes(() =>
    createGroupCommit({ commit: doubtfully(appendAll, log), onFailed: health.fail }),
  );
  const compactor = createCompactor(() => startCompaction({ url, historyDays }));
  const records = createRecords(database, now);
  const history = createBoardHistory(database);
  const audit = createAudit(database);
  const deleteBoard = createBoardDeletion(database, now);
  let closing: Promise<void> | undefined;

  /** A write of its own: unless it was to blame itself, the database is the reason when it fails. */
  const noticed = async <Answer>(writing: Promise<Answer>): Promise<Answer> => {
    writing.catch((error: StorageError) => {
      if (!isOfRequest(error)) health.fail(error.message);
    });
    return writing;
  };

  const close = async (): Promise<void> => {
    await Promise.all([lanes.idle(), compactor.close()]);
    health.stop();
    await attendance.close();
    await database.close();
  };

  return {
    secret,
    get health() {
      return health.current;
    },
    onHealth: health.onHealth,
    openBoard: log.openBoard,
    follows: async (boardId, epoch, seq) => seq === 0 || followsRun(database, boardId, { epoch, seq }),
    append: (boardId, epoch, entries, after) => lanes.of(boardId).append({ boardId, epoch, entries, after }),
    findStanding: log.findStanding,
    readLog: (boardId, { after, maxBytes }) => log.readLog(boardId, after, maxBytes),
    lastN: log.lastN,
    readSnapshot: (boardId, name, part) => readPart(database, { boardId, name, part }),
    async compact(boardId) {
      return (await compactor.compact(boardId, now())) ? log.openBoard(boardId) : undefined;
    },
    // A version that is being named meanwhile would leave something.
    deleteBoard: (boardId) => compactor.alone(() => noticed(deleteBoard(boardId))),
    files: createReadLedger({ claims: createFileClaims(database), compactor, now }),
    ...records,
    writeRecord: (boardId, record) => noticed(records.writeRecord(boardId, record)),
    removeRecord: (...which) => noticed(records.removeRecord(...which)),
    ...history,
    deleteVersion: (boardId, id) => history.deleteVersion(boardId, id, now()),
    readBoardAt: compactor.readBoardAt,
    readEntries: compactor.readEntries,
    findWrites: compactor.findWrites,
    nameVersion: (boardId, version) => compactor.nameVersion(boardId, version, now()),
    dropHistory: (beforeMs) => compactor.dropHistory(beforeMs, now()),
    ...audit,
    appendAudit: (entries) => noticed(audit.appendAudit(entries)),
    listBoards: compactor.listBoards,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

type AppendAll = GroupCommitDeps['commit'];

/** What became of a commit that failed is to be found out by whoever asks for its boards. */
function doubtfully(appendAll: AppendAll, log: Pick<BoardLog, 'doubt'>): AppendAll {
  return async (appends) => {
    try {
      return await appendAll(appends);
    } catch (error) {
      for (const { boardId } of appends) log.doubt(boardId);
      throw error;
    }
  };
}

function startCompaction(workerData: CompactionWorkerStart): Worker {
  return new Worker(new URL('./compactionWorker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: COMPACTION_YOUNG_MB },
  });
}
