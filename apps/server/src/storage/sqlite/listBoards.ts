import type { Database } from 'better-sqlite3';
import type { BoardsRange, ListedBoard, ListedBoards } from '../listedBoard.ts';

interface Row extends Omit<ListedBoard, 'access'> {
  readonly access: string | null;
}

/** The last span of the past ends with the newest entry that left the log. */
const CHANGED = `
  coalesce(
    (SELECT time FROM log WHERE log.board = board.id ORDER BY seq DESC LIMIT 1),
    (SELECT max(json_extract(value, '$.lastMs')) FROM json_each(
      (SELECT spans FROM past WHERE past.board = board.id ORDER BY last_seq DESC LIMIT 1))),
    (SELECT snapshot.created FROM snapshot WHERE snapshot.id = board.snapshot),
    created)`;

const FOUND = 'FROM board WHERE instr(name, @find) > 0';

/** What a board weighs is found out for those of the page only. */
const LIST = `
  SELECT board.name AS id, head AS entries, created AS createdMs, changedMs,
    tail_bytes + coalesce((SELECT gzip_bytes FROM snapshot WHERE snapshot.id = board.snapshot), 0) AS bytes,
    coalesce((SELECT sum(length(chunk)) FROM past WHERE past.board = board.id), 0) +
      coalesce((SELECT sum(gzip_bytes) FROM snapshot WHERE snapshot.board = board.id
        AND replaced IS NULL AND snapshot.id IS NOT board.snapshot), 0) AS historyBytes,
    (SELECT count(DISTINCT writer.name) FROM writer WHERE writer.board = board.id) AS people,
    (SELECT text FROM record WHERE record.board = board.name AND kind = 'access' AND key = '') AS access
  FROM (SELECT *, ${CHANGED} AS changedMs ${FOUND} ORDER BY changedMs DESC, name LIMIT @limit OFFSET @skip) AS board
  ORDER BY changedMs DESC, id`;

/** As many as there are. */
const ALL: BoardsRange = { skip: 0, limit: -1 };

/** The boards of a store, the one that was changed last first. */
export function listBoards(database: Database, { skip, limit, find = '' }: BoardsRange = ALL): ListedBoards {
  const rows = database
    .prepare<{ skip: number; limit: number; find: string }, Row>(LIST)
    .all({ skip, limit, find });
  const total = database.prepare<{ find: string }, number>(`SELECT count(*) ${FOUND}`).pluck().get({ find });
  return {
    boards: rows.map(({ access, ...board }) => ({ ...board, access: access ?? undefined })),
    total: total ?? 0,
  };
}
