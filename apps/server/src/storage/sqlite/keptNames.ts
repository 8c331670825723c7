import { gunzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { packNames, unpackNames } from '../files/packNames.ts';
import { verifiedPast } from '../past/packEntries.ts';
import { namesIn, union } from '../snapshot/fileNames.ts';
import { createSnapshots } from './snapshots.ts';

/** The files that earlier versions of a board name, apart from those that its snapshot and its log make. */
export interface KeptNames {
  /**
   * Looks through what was not looked through yet: what is kept never changes, so that is done once. Part by part, so that
   * appends come in between.
   */
  read(board: number): void;
  /** What `read` found. Runs within the transaction of whoever calls it. */
  select(board: number): Set<string>;
}

/** Kept to be read upon, or a version's. */
const KEPT_SNAPSHOTS = `
  FROM snapshot WHERE board = @board AND replaced IS NULL
    AND id IS NOT (SELECT snapshot FROM board WHERE id = @board)`;

export function createKeptNames(database: Database): KeptNames {
  const snapshots = createSnapshots(database);
  const unreadSnapshots = database
    .prepare<{ board: number }, number>(`SELECT id ${KEPT_SNAPSHOTS} AND names IS NULL`)
    .pluck();
  const nameSnapshot = database.prepare<[Uint8Array, number]>('UPDATE snapshot SET names = ? WHERE id = ?');
  const unreadPast = database
    .prepare<[number], number>('SELECT last_seq FROM past WHERE board = ? AND names IS NULL')
    .pluck();
  const findPast = database.prepare<[number, number], { crc: number; chunk: Uint8Array }>(
    'SELECT crc, chunk FROM past WHERE board = ? AND last_seq = ?',
  );
  const namePast = database.prepare<[Uint8Array, number, number]>(
    'UPDATE past SET names = ? WHERE board = ? AND last_seq = ?',
  );
  const selectNames = database
    .prepare<{ board: number }, Uint8Array | null>(
      `SELECT names ${KEPT_SNAPSHOTS} UNION ALL SELECT names FROM past WHERE board = @board`,
    )
    .pluck();

  return {
    read(board) {
      for (const id of unreadSnapshots.all({ board }))
        nameSnapshot.run(packNames(namesIn(gunzipSync(snapshots.readAll(id)))), id);
      for (const seq of unreadPast.all(board)) {
        const row = findPast.get(board, seq);
        const entries = row ? verifiedPast(row) : [];
        namePast.run(packNames(union(entries.map(({ bytes }) => namesIn(bytes)))), board, seq);
      }
    },
    select(board) {
      return new Set(selectNames.all({ board }).flatMap(unpackNames));
    },
  };
}
