import type { Database } from 'better-sqlite3';

/** A board as an operator sees it, without reading what is on it. */
export interface ListedBoard {
  readonly id: string;
  /** All that was ever appended. */
  readonly entries: number;
  /** On disk: what the board is made of now, and what is kept of its past. */
  readonly bytes: number;
  readonly historyBytes: number;
  readonly createdMs: number;
  /** Of the newest entry, as far as that is known. */
  readonly changedMs: number;
  /** Different names under which somebody drew. */
  readonly people: number;
  /** Its access, as it is stored. */
  readonly access: string | undefined;
}

interface Row extends Omit<ListedBoard, 'access'> {
  readonly access: string | null;
}

/** The last span of the past ends with the newest entry that left the log. */
const LIST = `
  SELECT board.name AS id, head AS entries, created AS createdMs,
    tail_bytes + coalesce((SELECT gzip_bytes FROM snapshot WHERE snapshot.id = board.snapshot), 0) AS bytes,
    coalesce((SELECT sum(length(chunk)) FROM past WHERE past.board = board.id), 0) +
      coalesce((SELECT sum(gzip_bytes) FROM snapshot WHERE snapshot.board = board.id
        AND replaced IS NULL AND snapshot.id IS NOT board.snapshot), 0) AS historyBytes,
    coalesce(
      (SELECT time FROM log WHERE log.board = board.id ORDER BY seq DESC LIMIT 1),
      (SELECT max(json_extract(value, '$.lastMs')) FROM json_each(
        (SELECT spans FROM past WHERE past.board = board.id ORDER BY last_seq DESC LIMIT 1))),
      (SELECT snapshot.created FROM snapshot WHERE snapshot.id = board.snapshot),
      created) AS changedMs,
    (SELECT count(DISTINCT writer.name) FROM writer WHERE writer.board = board.id) AS people,
    (SELECT text FROM record WHERE record.board = board.name AND kind = 'access' AND key = '') AS access
  FROM board ORDER BY changedMs DESC`;

/** The boards of a store, the one that was changed last first. */
export function listBoards(database: Database): ListedBoard[] {
  return database
    .prepare<[], Row>(LIST)
    .all()
    .map(({ access, ...board }) => ({ ...board, access: access ?? undefined }));
}
