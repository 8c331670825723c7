import type { Database } from 'better-sqlite3';
import { RECOUNT_NAMES } from './fileTables.ts';

interface OldBase {
  readonly id: number;
  readonly covers: number;
}

/** Snapshots that are kept, and are no named version's. */
const IS_BASE = `board = @board AND replaced IS NULL
  AND NOT EXISTS (SELECT 1 FROM version WHERE version.board = snapshot.board AND version.snapshot = snapshot.id)`;

/**
 * Answers what drops history that is older than a moment, board by board, so that nobody waits for all of them. What is
 * newer is read upon the newest snapshot that is as old as that, so everything up to that one goes and nothing after it.
 */
export function createDropHistory(database: Database): (beforeMs: number, nowMs: number) => void {
  const selectBoards = database
    .prepare<[], number>(
      'SELECT DISTINCT board FROM past UNION SELECT board FROM snapshot WHERE replaced IS NULL',
    )
    .pluck();
  const findBase = database.prepare<{ board: number; beforeMs: number }, OldBase>(
    `SELECT id, covers FROM snapshot WHERE ${IS_BASE} AND created <= @beforeMs ORDER BY covers DESC LIMIT 1`,
  );
  const dropPast = database.prepare<[number, number]>('DELETE FROM past WHERE board = ? AND last_seq <= ?');
  const release = database.prepare<{ board: number; covers: number; nowMs: number }>(
    `UPDATE snapshot SET replaced = @nowMs WHERE ${IS_BASE} AND covers < @covers
       AND id <> coalesce((SELECT snapshot FROM board WHERE id = @board), 0)`,
  );
  const recount = database.prepare<[number]>(RECOUNT_NAMES);
  const forgetWriters = database.prepare<[number]>('DELETE FROM writer WHERE time < ?');

  const drop = database.transaction((board: number, beforeMs: number, nowMs: number): void => {
    const base = findBase.get({ board, beforeMs });
    if (!base) return;
    const parts = dropPast.run(board, base.covers).changes;
    const snapshots = release.run({ board, covers: base.covers, nowMs }).changes;
    if (parts + snapshots > 0) recount.run(board);
  });

  return (beforeMs, nowMs) => {
    for (const board of selectBoards.all()) drop.immediate(board, beforeMs, nowMs);
    forgetWriters.run(beforeMs);
  };
}
