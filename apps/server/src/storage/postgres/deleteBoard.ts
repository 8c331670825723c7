import { randomUUID } from 'node:crypto';
import { makeBoard } from './boardLog.ts';
import type { Database, Queries } from './database.ts';

/** What is removed in one transaction, so that the server gets its breath in between. */
const ROWS_AT_A_TIME = 1_000;

/** The tables that hold something of a board. */
const TABLES = ['log', 'quarantine', 'past', 'version', 'writer', 'sender', 'board_names', 'board_run'];

/**
 * The row stays, as that of a board that was never written. Its new epoch refuses appends of whoever opened the board
 * before, and puts no compaction in place that began before.
 */
const EMPTY = `
  UPDATE board SET epoch = $2, head = 0, covers = 0, snapshot = NULL, tail_entries = 0, tail_bytes = 0, run = NULL
  WHERE id = $1`;

/** Parts of snapshots come before the snapshots, which say whose they are. */
const REMOVE_PARTS = `
  DELETE FROM snapshot_part WHERE ctid = ANY(ARRAY(SELECT snapshot_part.ctid FROM snapshot_part
    JOIN snapshot ON snapshot.id = snapshot_part.snapshot WHERE snapshot.board = $1 LIMIT ${ROWS_AT_A_TIME}))`;

/** Answers what removes a board piece by piece. */
export function createBoardDeletion(
  database: Database,
  now: () => number,
): (boardId: string) => Promise<void> {
  /** What is opened already and was never written must not be made by an append now. */
  const empty = (boardId: string): Promise<number> =>
    database.transaction(async (queries) => {
      const log = randomUUID();
      await makeBoard(queries, { boardId, log, nowMs: now() });
      const board = await queries.row<{ id: number }>('SELECT id FROM board WHERE name = $1 FOR UPDATE', [
        boardId,
      ]);
      await queries.run(EMPTY, [board?.id, log]);
      return board?.id ?? 0;
    });

  return async (boardId) => {
    const board = await empty(boardId);
    await removeAll(database, removeFrom('board_file'), boardId);
    for (const table of TABLES) await removeAll(database, removeFrom(table), board);
    await removeAll(database, REMOVE_PARTS, board);
    await database.run('DELETE FROM snapshot WHERE board = $1', [board]);
  };
}

function removeFrom(table: string): string {
  return `
    DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE board = $1 LIMIT ${ROWS_AT_A_TIME}))`;
}

async function removeAll(queries: Queries, statement: string, owner: number | string): Promise<void> {
  let removed: number;
  do removed = await queries.run(statement, [owner]);
  while (removed > 0);
}
