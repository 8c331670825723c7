import type { BoardsRange, ListedBoard, ListedBoards } from '../listedBoard.ts';
import type { Queries } from './database.ts';

interface Row extends Omit<ListedBoard, 'access'> {
  readonly access: string | null;
}

/** The last span of the past ends with the newest entry that left the log. */
const CHANGED = `
  coalesce(
    (SELECT time FROM log WHERE log.board = board.id ORDER BY seq DESC LIMIT 1),
    (SELECT max((span->>'lastMs')::bigint) FROM jsonb_array_elements(
      (SELECT spans FROM past WHERE past.board = board.id ORDER BY last_seq DESC LIMIT 1)) AS span),
    (SELECT snapshot.created FROM snapshot WHERE snapshot.id = board.snapshot),
    created)`;

const FOUND = 'FROM board WHERE strpos(name, $1) > 0';

/** What a board weighs is found out for those of the page only. Sums of numbers of eight bytes are of another type, without a limit. */
const LIST = `
  SELECT board.name AS id, head AS entries, created AS "createdMs", changed AS "changedMs",
    tail_bytes + coalesce((SELECT gzip_bytes FROM snapshot WHERE snapshot.id = board.snapshot), 0) AS bytes,
    (coalesce((SELECT sum(octet_length(chunk)) FROM past WHERE past.board = board.id), 0) +
      coalesce((SELECT sum(gzip_bytes) FROM snapshot WHERE snapshot.board = board.id
        AND replaced IS NULL AND snapshot.id IS DISTINCT FROM board.snapshot), 0))::bigint AS "historyBytes",
    (SELECT count(DISTINCT writer.name) FROM writer WHERE writer.board = board.id) AS people,
    (SELECT text FROM record WHERE record.board = board.name AND kind = 'access' AND key = '') AS access
  FROM (SELECT *, ${CHANGED} AS changed ${FOUND} ORDER BY changed DESC, name LIMIT $2 OFFSET $3) AS board
  ORDER BY changed DESC, name`;

/** As many as there are. */
const ALL: BoardsRange = { skip: 0, limit: Number.MAX_SAFE_INTEGER };

/** The boards of a store, the one that was changed last first. */
export async function listBoards(
  queries: Queries,
  { skip, limit, find = '' }: BoardsRange = ALL,
): Promise<ListedBoards> {
  const rows = await queries.rows<Row>(LIST, [find, limit, skip]);
  const count = await queries.row<{ total: number }>(`SELECT count(*) AS total ${FOUND}`, [find]);
  return {
    boards: rows.map(({ access, ...board }) => ({ ...board, access: access ?? undefined })),
    total: count?.total ?? 0,
  };
}
