import type { Database, Queries } from './database.ts';
import { RECOUNT_NAMES } from './files/boardNames.ts';
import { IS_BASE } from './past.ts';

interface Times {
  readonly beforeMs: number;
  readonly nowMs: number;
}

const LIST_BOARDS = 'SELECT board FROM past UNION SELECT board FROM snapshot WHERE replaced IS NULL';
const LOCK = 'SELECT 1 FROM board WHERE id = $1 FOR UPDATE';
const FIND_BASE = `
  SELECT covers FROM snapshot WHERE ${IS_BASE} AND created <= $2 ORDER BY covers DESC LIMIT 1`;
const DROP_PAST = 'DELETE FROM past WHERE board = $1 AND last_seq <= $2';
const RELEASE = `
  UPDATE snapshot SET replaced = $3 WHERE ${IS_BASE} AND covers < $2
    AND id IS DISTINCT FROM (SELECT snapshot FROM board WHERE id = $1)`;

/**
 * Answers what drops history that is older than a moment, board by board, so that nobody waits for all of them. What is
 * newer is read upon the newest snapshot that is as old as that, so everything up to that one goes and nothing after it.
 */
export function createDropHistory(database: Database): (beforeMs: number, nowMs: number) => Promise<void> {
  return async (beforeMs, nowMs) => {
    for (const { board } of await database.rows<{ board: number }>(LIST_BOARDS))
      await database.transaction((queries) => drop(queries, board, { beforeMs, nowMs }));
    await database.run('DELETE FROM writer WHERE time < $1', [beforeMs]);
  };
}

async function drop(queries: Queries, board: number, { beforeMs, nowMs }: Times): Promise<void> {
  await queries.run(LOCK, [board]);
  const base = await queries.row<{ covers: number }>(FIND_BASE, [board, beforeMs]);
  if (!base) return;
  const parts = await queries.run(DROP_PAST, [board, base.covers]);
  const snapshots = await queries.run(RELEASE, [board, base.covers, nowMs]);
  if (parts + snapshots > 0) await queries.run(RECOUNT_NAMES, [board]);
}
