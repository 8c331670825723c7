import type { BoardSource, PastSource } from '../boardSource.ts';
import { createBoardHistory } from './boardHistory.ts';
import { createBoardLog } from './boardLog.ts';
import type { Database } from './database.ts';
import { createPastEntries } from './pastEntries.ts';
import { readPart } from './snapshots.ts';

/** Boards for somebody who only reads them, and names no run of the servers. */
export function createBoardSource(database: Database): BoardSource & PastSource {
  const log = createBoardLog({ database, secret: new Uint8Array(), run: () => '', now: Date.now });
  const { readWriters, listVersions } = createBoardHistory(database);
  const { readEntries } = createPastEntries(database);
  return {
    ...{ readEntries, readWriters, listVersions },
    openBoard: log.openBoard,
    readLog: (boardId, { after, maxBytes }) => log.readLog(boardId, after, maxBytes),
    readSnapshot: (boardId, name, part) => readPart(database, { boardId, name, part }),
  };
}
