import type { HistoryPage, HistoryStorage, StoredWriter, WorkSpan } from '../history.ts';
import { type WorkEntry, workSpans } from '../past/workSpans.ts';
import type { Database } from './database.ts';
import { RECOUNT_NAMES } from './files/boardNames.ts';
import { parseSpans } from './past.ts';
import { plainText } from './plainText.ts';

/** What of `HistoryStorage` takes no time. */
export interface BoardHistory
  extends Pick<HistoryStorage, 'readHistory' | 'readWriters' | 'renameVersion' | 'listVersions'> {
  deleteVersion(boardId: string, id: number, nowMs: number): Promise<boolean>;
}

/** A board that is asked for by its name. */
const OF_BOARD = 'board = (SELECT id FROM board WHERE board.name = $1)';

/** Chunks of the past that are read at a time. */
const PAGE_CHUNKS = 50;

const READ_LOG = `
  SELECT seq, session, time AS "timeMs", length(bytes) AS size FROM log
  WHERE ${OF_BOARD} AND seq <= $2 ORDER BY seq`;

const READ_PAST = `
  SELECT last_seq AS "lastSeq", spans FROM past
  WHERE ${OF_BOARD} AND first_seq <= $2 AND last_seq < $3 ORDER BY last_seq DESC LIMIT ${PAGE_CHUNKS}`;

const READ_WRITERS = `SELECT session, client, name, color FROM writer WHERE ${OF_BOARD} ORDER BY session, client`;
const RENAME = `UPDATE version SET name = $3 WHERE id = $2 AND ${OF_BOARD}`;
const LIST = `SELECT id, seq, name, time AS "timeMs" FROM version WHERE ${OF_BOARD} ORDER BY seq, id`;
const LOCK = 'SELECT id FROM board WHERE name = $1 FOR UPDATE';
const REMOVE = 'DELETE FROM version WHERE id = $1 AND board = $2 RETURNING snapshot';
const RELEASE = 'UPDATE snapshot SET replaced = $2 WHERE id = $1';

export function createBoardHistory(database: Database): BoardHistory {
  const readHistory = async (
    boardId: string,
    { before, limit }: { readonly before: number; readonly limit: number },
  ): Promise<HistoryPage> =>
    database.reading(async (queries) => {
      const pages: WorkSpan[][] = [workSpans(await queries.rows<WorkEntry>(READ_LOG, [boardId, before]))];
      let count = pages[0]?.length ?? 0;
      let end = Number.MAX_SAFE_INTEGER;
      for (;;) {
        const chunks = await queries.rows<{ lastSeq: number; spans: unknown }>(READ_PAST, [
          boardId,
          before,
          end,
        ]);
        for (const { lastSeq, spans: stored } of chunks) {
          if (count >= limit) return { spans: pages.reverse().flat(), isAll: false };
          const spans = parseSpans(stored).filter(({ firstSeq }) => firstSeq <= before);
          pages.push(spans);
          count += spans.length;
          end = lastSeq;
        }
        if (chunks.length < PAGE_CHUNKS) return { spans: pages.reverse().flat(), isAll: true };
      }
    });

  return {
    readHistory,
    readWriters: (boardId) => database.rows<StoredWriter>(READ_WRITERS, [boardId]),
    renameVersion: async (boardId, id, name) =>
      (await database.run(RENAME, [boardId, id, plainText(name)])) > 0,
    deleteVersion: (boardId, id, nowMs) =>
      database.transaction(async (queries) => {
        const board = await queries.row<{ id: number }>(LOCK, [boardId]);
        const removed = board && (await queries.row<{ snapshot: number }>(REMOVE, [id, board.id]));
        if (!board || !removed) return false;
        await queries.run(RELEASE, [removed.snapshot, nowMs]);
        await queries.run(RECOUNT_NAMES, [board.id]);
        return true;
      }),
    listVersions: (boardId) => database.rows(LIST, [boardId]),
  };
}
