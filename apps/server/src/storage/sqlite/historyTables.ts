/**
 * What keeps the history of boards.
 *
 * - `past` is what was in the log, in chunks, each from `first_seq` to `last_seq` without the entries that were put aside.
 *   `spans` is JSON, see `../past/workSpans.ts`; `crc` is over the chunk.
 * - `writer` says who a session was, and as which Yjs client it wrote.
 * - `names`, of snapshots and of the past, has the files that they name, 32 bytes each; nothing as long as nobody looked.
 * - `version` is a board at a seq that somebody gave a name, with a snapshot of its own.
 */
export const HISTORY_TABLES = `
  CREATE TABLE past (
    board      INTEGER NOT NULL REFERENCES board (id),
    last_seq   INTEGER NOT NULL,
    first_seq  INTEGER NOT NULL,
    first_time INTEGER NOT NULL,
    bytes      INTEGER NOT NULL,
    spans      TEXT    NOT NULL,
    crc        INTEGER NOT NULL,
    chunk      BLOB    NOT NULL,
    names      BLOB,
    PRIMARY KEY (board, last_seq)
  ) STRICT;
  CREATE TABLE writer (
    board   INTEGER NOT NULL REFERENCES board (id),
    session TEXT    NOT NULL,
    client  INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    color   TEXT    NOT NULL,
    time    INTEGER NOT NULL,
    PRIMARY KEY (board, session, client)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE version (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    board    INTEGER NOT NULL REFERENCES board (id),
    seq      INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    time     INTEGER NOT NULL,
    snapshot INTEGER NOT NULL
  ) STRICT;
  ALTER TABLE snapshot ADD COLUMN names BLOB;
  CREATE INDEX version_board ON version (board, seq);
  CREATE INDEX snapshot_kept ON snapshot (board, covers) WHERE replaced IS NULL;`;
