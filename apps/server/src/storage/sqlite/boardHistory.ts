import type { Database } from 'better-sqlite3';
import type { HistoryPage, NamedVersion, StoredWriter, WorkSpan } from '../history.ts';
import { type WorkEntry, workSpans } from '../past/workSpans.ts';
import { RECOUNT_NAMES } from './fileTables.ts';

/** What of `HistoryStorage` takes no time, synchronous: it runs in the storage worker. */
export interface BoardHistory {
  readHistory(boardId: string, before: number, limit: number): HistoryPage;
  readWriters(boardId: string): StoredWriter[];
  renameVersion(boardId: string, id: number, name: string): boolean;
  deleteVersion(boardId: string, id: number, nowMs: number): boolean;
  listVersions(boardId: string): NamedVersion[];
}

/** A board that is asked for by its name. */
const OF_BOARD = 'board = (SELECT id FROM board WHERE board.name = ?)';

export function createBoardHistory(database: Database): BoardHistory {
  const selectLog = database.prepare<[string, number], WorkEntry>(
    `SELECT seq, session, time AS timeMs, length(bytes) AS size FROM log
     WHERE ${OF_BOARD} AND seq <= ? ORDER BY seq`,
  );
  const selectPast = database
    .prepare<[string, number], string>(
      `SELECT spans FROM past WHERE ${OF_BOARD} AND first_seq <= ? ORDER BY last_seq DESC`,
    )
    .pluck();
  const selectWriters = database.prepare<[string], StoredWriter>(
    `SELECT session, client, name, color FROM writer WHERE ${OF_BOARD}`,
  );
  const selectVersions = database.prepare<[string], NamedVersion>(
    `SELECT id, seq, name, time AS timeMs FROM version WHERE ${OF_BOARD} ORDER BY seq, id`,
  );
  const rename = database.prepare<[string, number, string]>(
    `UPDATE version SET name = ? WHERE id = ? AND ${OF_BOARD}`,
  );
  const find = database.prepare<[number, string], { board: number; snapshot: number }>(
    `SELECT board, snapshot FROM version WHERE id = ? AND ${OF_BOARD}`,
  );
  const release = database.prepare<[number, number]>('UPDATE snapshot SET replaced = ? WHERE id = ?');
  const remove = database.prepare<[number]>('DELETE FROM version WHERE id = ?');
  const recount = database.prepare<[number]>(RECOUNT_NAMES);

  const deleteVersion = database.transaction((boardId: string, id: number, nowMs: number): boolean => {
    const version = find.get(id, boardId);
    if (!version) return false;
    remove.run(id);
    release.run(nowMs, version.snapshot);
    recount.run(version.board);
    return true;
  });

  return {
    readHistory(boardId, before, limit) {
      const pages: WorkSpan[][] = [workSpans(selectLog.iterate(boardId, before))];
      let count = pages[0]?.length ?? 0;
      let isAll = true;
      for (const text of selectPast.iterate(boardId, before)) {
        isAll = count < limit;
        if (!isAll) break;
        const spans = parseSpans(text).filter(({ firstSeq }) => firstSeq <= before);
        pages.push(spans);
        count += spans.length;
      }
      return { spans: pages.reverse().flat(), isAll };
    },
    readWriters: (boardId) => selectWriters.all(boardId),
    renameVersion: (boardId, id, name) => rename.run(name, id, boardId).changes > 0,
    deleteVersion: (boardId, id, nowMs) => deleteVersion.immediate(boardId, id, nowMs),
    listVersions: (boardId) => selectVersions.all(boardId),
  };
}

/** Rows that the disk spoiled tell of no work: that must not hide the rest. */
function parseSpans(text: string): WorkSpan[] {
  try {
    // Written by `packEntries`.
    return JSON.parse(text) as WorkSpan[];
  } catch {
    return [];
  }
}
