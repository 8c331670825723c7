import type { Database } from 'better-sqlite3';
import type { PastEntry } from '../past/packPast.ts';
import type { StoredEntry } from '../storage.ts';
import { verified } from './boardLog.ts';
import type { EntryRow } from './boardStatements.ts';

type Origin = Pick<PastEntry, 'session' | 'timeMs'>;

/** An entry of the log, with who wrote it and when. */
export type TailEntry = StoredEntry & Origin;

/** Answers what reads the entries of a board's log after one seq, up to another, oldest first. */
export function createReadTail(
  database: Database,
): (board: number, after: number, upto: number) => TailEntry[] {
  const select = database.prepare<[number, number, number], EntryRow & Origin>(
    `SELECT seq, session, time AS timeMs, crc, bytes FROM log
     WHERE board = ? AND seq > ? AND seq <= ? ORDER BY seq`,
  );
  return (board, after, upto) =>
    select.all(board, after, upto).map(({ session, timeMs, ...row }) => {
      return { ...verified(row), session, timeMs };
    });
}
