import type { Database } from 'better-sqlite3';
import type { BoardSource, PastSource } from '../boardSource.ts';
import { createBoardHistory } from './boardHistory.ts';
import { createBoardLog } from './boardLog.ts';
import { createPastEntries } from './pastEntries.ts';
import { createSnapshots } from './snapshots.ts';

/** Boards for somebody who only reads them, and names no run of the server. */
export function createBoardSource(database: Database): BoardSource & PastSource {
  const log = createBoardLog(database, { run: '' });
  const snapshots = createSnapshots(database);
  const past = createPastEntries(database);
  const history = createBoardHistory(database);
  return {
    openBoard: async (boardId) => log.openBoard(boardId),
    readLog: async (boardId, { after, maxBytes }) => log.readLog(boardId, after, maxBytes),
    readSnapshot: async (boardId, name, part) => snapshots.readPart(boardId, name, part),
    readEntries: async (boardId, range) => past.readEntries(boardId, range),
    readWriters: async (boardId) => history.readWriters(boardId),
    listVersions: async (boardId) => history.listVersions(boardId),
  };
}
