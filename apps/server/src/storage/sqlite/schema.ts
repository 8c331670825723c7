import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { AUDIT_TABLE } from './audit.ts';
import { FILE_TABLES } from './fileTables.ts';
import { HISTORY_TABLES } from './historyTables.ts';

/**
 * The tables, as the steps that made them: step n leads from version n to n + 1. A new store takes them all.
 *
 * - `board.head` is the seq of its newest entry, `covers` that of the newest one in its snapshot. The counts of the tail
 *   are kept here because counting thousands of rows at every join would hold up everybody else.
 * - `sender` is the newest push of each session, in the log or in a snapshot, by which a resend is known. An
 *   index of the log would know as much, and add a page of every board to each commit.
 * - `snapshot.replaced` is the time since which nobody needs it, also while it is being written. Without one it is a board's
 *   snapshot, a named version's, or kept so that the past after it can be read upon it.
 * - `record.board` is the board's name, because a record may be there before the log. A version is never given twice, which
 *   is what AUTOINCREMENT is for.
 * - `run` and `board_run` remember which process wrote which part of a log, see `../epoch.ts`.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE board (
    id      INTEGER PRIMARY KEY,
    name    TEXT    NOT NULL UNIQUE,
    epoch   TEXT    NOT NULL,
    head    INTEGER NOT NULL,
    created INTEGER NOT NULL
  );
  CREATE TABLE log (
    board   INTEGER NOT NULL REFERENCES board (id),
    seq     INTEGER NOT NULL,
    session TEXT    NOT NULL,
    n       INTEGER NOT NULL,
    time    INTEGER NOT NULL,
    crc     INTEGER NOT NULL,
    bytes   BLOB    NOT NULL,
    PRIMARY KEY (board, seq)
  );
  CREATE UNIQUE INDEX log_push ON log (board, session, n);`,

  `CREATE TABLE snapshot (
    id         INTEGER PRIMARY KEY,
    board      INTEGER NOT NULL REFERENCES board (id),
    name       TEXT    NOT NULL UNIQUE,
    covers     INTEGER NOT NULL,
    bytes      INTEGER NOT NULL,
    gzip_bytes INTEGER NOT NULL,
    created    INTEGER NOT NULL,
    replaced   INTEGER
  ) STRICT;
  CREATE INDEX snapshot_replaced ON snapshot (replaced) WHERE replaced IS NOT NULL;
  CREATE TABLE snapshot_part (
    snapshot INTEGER NOT NULL REFERENCES snapshot (id),
    part     INTEGER NOT NULL,
    crc      INTEGER NOT NULL,
    bytes    BLOB    NOT NULL,
    PRIMARY KEY (snapshot, part)
  ) STRICT;
  CREATE TABLE sender (
    board   INTEGER NOT NULL REFERENCES board (id),
    session TEXT    NOT NULL,
    n       INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (board, session)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE quarantine (
    board   INTEGER NOT NULL REFERENCES board (id),
    seq     INTEGER NOT NULL,
    session TEXT    NOT NULL,
    n       INTEGER NOT NULL,
    time    INTEGER NOT NULL,
    crc     INTEGER NOT NULL,
    bytes   BLOB    NOT NULL,
    why     TEXT    NOT NULL,
    found   INTEGER NOT NULL,
    PRIMARY KEY (board, seq)
  ) STRICT;
  CREATE TABLE run (
    id      INTEGER PRIMARY KEY,
    token   TEXT    NOT NULL UNIQUE,
    started INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE board_run (
    board     INTEGER NOT NULL REFERENCES board (id),
    run       INTEGER NOT NULL REFERENCES run (id),
    first_seq INTEGER NOT NULL,
    PRIMARY KEY (board, run)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE board ADD COLUMN covers       INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE board ADD COLUMN snapshot     INTEGER;
  ALTER TABLE board ADD COLUMN tail_entries INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE board ADD COLUMN tail_bytes   INTEGER NOT NULL DEFAULT 0;
  UPDATE board SET (tail_entries, tail_bytes) =
    (SELECT count(*), coalesce(sum(length(bytes)), 0) FROM log WHERE log.board = board.id);
  INSERT INTO run (id, token, started) VALUES (1, '', 0);
  INSERT INTO board_run (board, run, first_seq) SELECT id, 1, 1 FROM board;`,

  FILE_TABLES,
  HISTORY_TABLES,
  `CREATE TABLE record (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    board   TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    key     TEXT    NOT NULL,
    time    INTEGER NOT NULL,
    crc     INTEGER NOT NULL,
    text    TEXT    NOT NULL,
    UNIQUE (board, kind, key)
  ) STRICT;`,

  AUDIT_TABLE,

  `INSERT INTO sender (board, session, n, seq)
    SELECT board, session, max(n), max(seq) FROM log WHERE true GROUP BY board, session
  ON CONFLICT DO UPDATE SET n = max(n, excluded.n), seq = max(seq, excluded.seq);
  DROP INDEX log_push;`,
];

export const SCHEMA_VERSION = STEPS.length;

/** For tokens that a store signs: as long as the hash that it signs them with. */
const SECRET_BYTES = 32;

/** Brings a store to a version, this one by default, in one transaction. Does nothing to one that is there. */
export function migrate(database: Database, target: number = SCHEMA_VERSION): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version >= target) return;
  database
    .transaction(() => {
      for (const step of STEPS.slice(version, target)) database.exec(step);
      database
        .prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('secret', ?)")
        .run(randomBytes(SECRET_BYTES));
      database.pragma(`user_version = ${target}`);
    })
    .immediate();
}
