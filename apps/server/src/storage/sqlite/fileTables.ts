/**
 * - `board_names` has the files that a board named when its log had `head` entries, 32 bytes each.
 *   With another head than the board, it is to be found out again.
 * - `board_file` has what was sent for a board, and when it was last known to be wanted. Those of no board ('') were found.
 */
export const FILE_TABLES = `
  CREATE TABLE board_names (
    board INTEGER PRIMARY KEY REFERENCES board (id),
    head  INTEGER NOT NULL,
    names BLOB    NOT NULL
  ) STRICT;
  CREATE TABLE board_file (
    board  TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    bytes  INTEGER NOT NULL,
    wanted INTEGER NOT NULL,
    PRIMARY KEY (board, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX board_file_name ON board_file (name, wanted);`;

/** The board may name fewer files now, although its log did not grow. */
export const RECOUNT_NAMES = 'UPDATE board_names SET head = -1 WHERE board = ?';
