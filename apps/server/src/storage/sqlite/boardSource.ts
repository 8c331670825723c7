import type { Database } from 'better-sqlite3';
import type { BoardSource } from '../boardSource.ts';
import { createBoardLog } from './boardLog.ts';
import { createSnapshots } from './snapshots.ts';

/** Boards for somebody who only reads them, and names no run of the server. */
export function createBoardSource(database: Database): BoardSource {
  const log = createBoardLog(database, { run: '' });
  const snapshots = createSnapshots(database);
  return {
    openBoard: async (boardId) => log.openBoard(boardId),
    readLog: async (boardId, { after, maxBytes }) => log.readLog(boardId, after, maxBytes),
    readSnapshot: async (boardId, name, part) => snapshots.readPart(boardId, name, part),
  };
}
