/**
 * The tables, as the steps that made them: step n leads from version n to n + 1. A new store takes them all. Nodes of two
 * versions run side by side while one replaces the other, so a step adds and never takes away what the version before reads.
 *
 * They are what `../sqlite/schema.ts` describes, and differ where several nodes write:
 *
 * - `run` is not one process but all that were there together, and `origin` which copy of the database they wrote, see
 *   `attendance.ts`. `board.run` is the one that wrote last.
 * - `board_names.head` is below 0, and another one each time, when the names are to be found out again.
 * - Nothing refers to `board`: each entry would lock its row once more.
 *
 * Text is ordered by its bytes. What is compressed already is not compressed again.
 */
export const STEPS: readonly string[] = [
  `CREATE TABLE board (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         TEXT COLLATE "C" NOT NULL UNIQUE,
    epoch        TEXT   NOT NULL,
    head         BIGINT NOT NULL DEFAULT 0,
    created      BIGINT NOT NULL,
    covers       BIGINT NOT NULL DEFAULT 0,
    snapshot     BIGINT,
    tail_entries BIGINT NOT NULL DEFAULT 0,
    tail_bytes   BIGINT NOT NULL DEFAULT 0,
    run          BIGINT
  ) WITH (fillfactor = 70);
  CREATE TABLE log (
    board   BIGINT NOT NULL,
    seq     BIGINT NOT NULL,
    session TEXT COLLATE "C" NOT NULL,
    n       BIGINT NOT NULL,
    time    BIGINT NOT NULL,
    crc     BIGINT NOT NULL,
    bytes   BYTEA  NOT NULL,
    PRIMARY KEY (board, seq)
  );
  CREATE UNIQUE INDEX log_push ON log (board, session, n);
  CREATE TABLE sender (
    board   BIGINT NOT NULL,
    session TEXT COLLATE "C" NOT NULL,
    n       BIGINT NOT NULL,
    seq     BIGINT NOT NULL,
    PRIMARY KEY (board, session)
  );
  CREATE TABLE quarantine (
    board   BIGINT NOT NULL,
    seq     BIGINT NOT NULL,
    session TEXT   NOT NULL,
    n       BIGINT NOT NULL,
    time    BIGINT NOT NULL,
    crc     BIGINT NOT NULL,
    bytes   BYTEA  NOT NULL,
    why     TEXT   NOT NULL,
    found   BIGINT NOT NULL,
    PRIMARY KEY (board, seq)
  );
  CREATE TABLE snapshot (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    board      BIGINT NOT NULL,
    name       TEXT   NOT NULL UNIQUE,
    covers     BIGINT NOT NULL,
    bytes      BIGINT NOT NULL,
    gzip_bytes BIGINT NOT NULL,
    created    BIGINT NOT NULL,
    replaced   BIGINT,
    names      BYTEA
  );
  CREATE INDEX snapshot_board ON snapshot (board, covers);
  CREATE INDEX snapshot_replaced ON snapshot (replaced) WHERE replaced IS NOT NULL;
  CREATE TABLE snapshot_part (
    snapshot BIGINT NOT NULL REFERENCES snapshot (id) ON DELETE CASCADE,
    part     BIGINT NOT NULL,
    crc      BIGINT NOT NULL,
    bytes    BYTEA  NOT NULL,
    PRIMARY KEY (snapshot, part)
  );
  CREATE TABLE past (
    board      BIGINT NOT NULL,
    last_seq   BIGINT NOT NULL,
    first_seq  BIGINT NOT NULL,
    first_time BIGINT NOT NULL,
    bytes      BIGINT NOT NULL,
    spans      JSONB  NOT NULL,
    crc        BIGINT NOT NULL,
    chunk      BYTEA  NOT NULL,
    names      BYTEA,
    PRIMARY KEY (board, last_seq)
  );
  CREATE TABLE writer (
    board   BIGINT NOT NULL,
    session TEXT COLLATE "C" NOT NULL,
    client  BIGINT NOT NULL,
    name    TEXT   NOT NULL,
    color   TEXT   NOT NULL,
    time    BIGINT NOT NULL,
    PRIMARY KEY (board, session, client)
  );
  CREATE INDEX writer_client ON writer (board, client);
  CREATE TABLE version (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    board    BIGINT NOT NULL,
    seq      BIGINT NOT NULL,
    name     TEXT   NOT NULL,
    time     BIGINT NOT NULL,
    snapshot BIGINT NOT NULL
  );
  CREATE INDEX version_board ON version (board, seq);
  CREATE TABLE board_names (
    board BIGINT PRIMARY KEY,
    head  BIGINT NOT NULL,
    names BYTEA  NOT NULL
  );
  CREATE TABLE board_file (
    board  TEXT COLLATE "C" NOT NULL,
    name   TEXT COLLATE "C" NOT NULL,
    bytes  BIGINT NOT NULL,
    wanted BIGINT NOT NULL,
    PRIMARY KEY (board, name)
  );
  CREATE INDEX board_file_name ON board_file (name, wanted);
  CREATE SEQUENCE record_version;
  CREATE TABLE record (
    board   TEXT COLLATE "C" NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    key     TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    time    BIGINT NOT NULL,
    crc     BIGINT NOT NULL,
    text    TEXT   NOT NULL,
    PRIMARY KEY (board, kind, key)
  );
  CREATE TABLE run (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token   TEXT   NOT NULL UNIQUE,
    origin  TEXT   NOT NULL,
    started BIGINT NOT NULL
  );
  CREATE TABLE board_run (
    board     BIGINT NOT NULL,
    run       BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    PRIMARY KEY (board, run)
  );
  CREATE TABLE probe (
    node TEXT   PRIMARY KEY,
    time BIGINT NOT NULL
  );
  ALTER TABLE log ALTER COLUMN bytes SET STORAGE EXTERNAL;
  ALTER TABLE snapshot_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
  ALTER TABLE past ALTER COLUMN chunk SET STORAGE EXTERNAL;`,

  `CREATE TABLE audit (
    id    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time  BIGINT NOT NULL,
    board TEXT COLLATE "C" NOT NULL,
    crc   BIGINT NOT NULL,
    text  TEXT   NOT NULL
  );
  CREATE INDEX audit_board ON audit (board, id);
  CREATE INDEX audit_time ON audit (time);`,
];
