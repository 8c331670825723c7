import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Removes a board piece by piece, so that others are written in between. */
export interface BoardDeletion {
  /** Removes a bounded part. Answers whether there may be more. */
  deleteSome(boardId: string): boolean;
}

/** What is removed in one transaction: a few megabytes at most of what is large. */
const PARTS_AT_A_TIME = 8;
const ENTRIES_AT_A_TIME = 100;
const ROWS_AT_A_TIME = 1_000;

/**
 * The tables that hold something of a board, each with what tells its rows apart. Parts of snapshots come before the
 * snapshots, which say whose they are.
 */
const PIECES: readonly (readonly [table: string, key: string, atATime: number])[] = [
  ['log', 'seq', ENTRIES_AT_A_TIME],
  ['quarantine', 'seq', ENTRIES_AT_A_TIME],
  ['past', 'last_seq', PARTS_AT_A_TIME],
  ['version', 'id', ROWS_AT_A_TIME],
  ['writer', 'session', ROWS_AT_A_TIME],
  ['sender', 'session', ROWS_AT_A_TIME],
  ['board_names', 'board', 1],
  ['board_run', 'run', ROWS_AT_A_TIME],
];

/**
 * The row stays, as that of a board that was never written. Its new epoch refuses appends of whoever opened the board
 * before, and puts no compaction in place that began before.
 */
const EMPTY = `
  UPDATE board SET epoch = @epoch, head = 0, covers = 0, snapshot = NULL, tail_entries = 0, tail_bytes = 0
  WHERE id = @id AND head > 0`;

export function createBoardDeletion(database: Database, now: () => number = Date.now): BoardDeletion {
  const findBoard = database.prepare<[string], number>('SELECT id FROM board WHERE name = ?').pluck();
  const makeEmpty = database.prepare<[string, string, number]>(
    'INSERT INTO board (name, epoch, head, created) VALUES (?, ?, 0, ?)',
  );
  const empty = database.prepare<{ id: number; epoch: string }>(EMPTY);
  const removals = PIECES.map(([table, key, atATime]) => prepareRemoval(database, { table, key, atATime }));
  const claims = prepareRemoval(database, { table: 'board_file', key: 'name', atATime: ROWS_AT_A_TIME });
  const findSnapshot = database.prepare<[number], number>('SELECT id FROM snapshot WHERE board = ?').pluck();
  const removeParts = prepareRemoval(database, {
    table: 'snapshot_part',
    key: 'part',
    atATime: PARTS_AT_A_TIME,
    owner: 'snapshot',
  });
  const removeSnapshot = database.prepare<[number]>('DELETE FROM snapshot WHERE id = ?');

  const deleteSnapshots = (board: number): boolean => {
    const id = findSnapshot.get(board);
    if (id === undefined) return false;
    if (!removeParts(id)) removeSnapshot.run(id);
    return true;
  };

  const deleteSome = database.transaction((boardId: string): boolean => {
    if (claims(boardId)) return true;
    const id = findBoard.get(boardId);
    if (id === undefined) {
      // What is opened already and was never written must not be made by an append now.
      makeEmpty.run(boardId, randomUUID(), now());
      return false;
    }
    if (empty.run({ id, epoch: randomUUID() }).changes > 0) return true;
    return removals.some((remove) => remove(id)) || deleteSnapshots(id);
  });
  return { deleteSome: (boardId) => deleteSome.immediate(boardId) };
}

interface Removal {
  readonly table: string;
  readonly key: string;
  readonly atATime: number;
  readonly owner?: string;
}

/** Answers what removes some rows of an owner, and says whether there were any. */
function prepareRemoval(database: Database, { table, key, atATime, owner = 'board' }: Removal) {
  const remove = database.prepare<{ owner: number | string }>(
    `DELETE FROM ${table} WHERE ${owner} = @owner AND ${key} IN
       (SELECT ${key} FROM ${table} WHERE ${owner} = @owner LIMIT ${atATime})`,
  );
  return (whose: number | string): boolean => remove.run({ owner: whose }).changes > 0;
}
