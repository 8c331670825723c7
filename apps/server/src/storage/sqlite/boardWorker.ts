import { workerData } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { StorageError } from '../storage.ts';
import { type Served, serveThread } from '../thread/serveThread.ts';
import { type Audit, createAudit } from './audit.ts';
import { type BoardHistory, createBoardHistory } from './boardHistory.ts';
import { type BoardLog, createBoardLog } from './boardLog.ts';
import { type BoardDeletion, createBoardDeletion } from './deleteBoard.ts';
import { describeError, diskErrors } from './diskError.ts';
import { createFileClaims, type FileClaims } from './fileClaims.ts';
import { watchInPlace } from './inPlace.ts';
import { databaseFile, openDatabase } from './openDatabase.ts';
import { createRecords, type Records } from './records.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';

/**
 * The storage worker: the thread that reads and writes the log, so that a slow disk never stops the event loop of the
 * server.
 */

export interface BoardOperations extends Audit, BoardLog, BoardDeletion, BoardHistory, FileClaims, Records {
  readSnapshot: Snapshots['readPart'];
  /** Writes something and makes it durable. */
  probe(): void;
}

export interface BoardWorkerStart {
  readonly dataDir: string;
  /** Names the run of this process. */
  readonly run: string;
  readonly nowMs: number;
}

export interface BoardWorkerOpened {
  readonly secret: Uint8Array;
  /** Why nothing can be written for the time being, if so. */
  readonly trouble?: string;
}

function open({ dataDir, run, nowMs }: BoardWorkerStart): Served {
  const database = openDatabase(dataDir);
  const log = createBoardLog(database, { run });
  const snapshots = createSnapshots(database);
  const claims = createFileClaims(database);
  const records = createRecords(database);
  const history = createBoardHistory(database);
  const deletion = createBoardDeletion(database);
  const audit = createAudit(database);
  const probe = database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('probe', randomblob(8))");
  const settled = createSettled(database);
  const checkInPlace = watchInPlace(databaseFile(dataDir));
  /** Whatever `write` writes will be found again. */
  const safely = <A extends unknown[], R>(write: (...args: A) => R) => {
    return (...args: A): R => {
      checkInPlace();
      settled();
      return write(...args);
    };
  };
  const operations: BoardOperations = {
    ...log,
    ...history,
    ...records,
    appendAll: safely(log.appendAll),
    deleteSome: safely(deletion.deleteSome),
    renameVersion: safely(history.renameVersion),
    deleteVersion: safely(history.deleteVersion),
    writeRecord: safely(records.writeRecord),
    removeRecord: safely(records.removeRecord),
    appendAudit: safely(audit.appendAudit),
    readAudit: audit.readAudit,
    dropSomeAudit: safely(audit.dropSomeAudit),
    readSnapshot: snapshots.readPart,
    claimFile: safely(claims.claimFile),
    hasFile: claims.hasFile,
    forgetFile: claims.forgetFile,
    probe: safely(() => void probe.run()),
  };
  const trouble = whyNot(() => {
    settled();
    log.begin();
    snapshots.dropReplaced(nowMs);
  });
  const opened: BoardWorkerOpened = { secret: readSecret(database), ...(trouble && { trouble }) };
  return { operations, opened, close: () => void database.close() };
}

/**
 * What a connection finds in the write-ahead log when it opens may never have reached the disk: the process before was
 * killed after an fsync that failed, and the kernel still has the pages. It is written to the database and synced before
 * anything builds on it. Not being able to does not keep boards from being read.
 */
function createSettled(database: Database): () => void {
  let isSettled = false;
  return () => {
    if (!isSettled) database.pragma('wal_checkpoint(TRUNCATE)');
    isSettled = true;
  };
}

function readSecret(database: Database): Uint8Array {
  const row = database
    .prepare<[], { value: Uint8Array }>("SELECT value FROM meta WHERE key = 'secret'")
    .get();
  if (!row) throw new StorageError('The database has no secret. Restore it from a backup.');
  return row.value;
}

function whyNot(write: () => void): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    return describeError(error);
  }
}

// `startThread` of the other end hands over what it must.
serveThread(() => open(workerData as BoardWorkerStart), diskErrors);
