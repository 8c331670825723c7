import type { Database } from 'better-sqlite3';
import { formatEpoch, parseEpoch } from '../epoch.ts';

/** Which process wrote which part of which log. A run that takes over from another is newer. */
export interface Runs {
  /** This run's name for a log. */
  epochOf(log: string): string;
  /** Durable once the transaction is, before anything that this run writes. Does nothing the second time. */
  begin(): void;
  /** This run adds the entry `seq` to the board: its first, or a later one. */
  noteWrite(board: number, seq: number): void;
  /** Whether a log that the run `epoch` names had `seq` entries before another run went on with it. */
  follows(board: RunBoard, epoch: string, seq: number): boolean;
}

interface RunBoard {
  readonly id: number;
  readonly log: string;
  readonly head: number;
}

/** @param token names the run of this process; never used before. */
export function createRuns(database: Database, token: string, now: () => number): Runs {
  const insertRun = database.prepare<[string, number]>(
    'INSERT OR IGNORE INTO run (token, started) VALUES (?, ?)',
  );
  const findRun = database.prepare<[string], { id: number }>('SELECT id FROM run WHERE token = ?');
  const insertWrite = database.prepare<[number, number, string]>(
    'INSERT OR IGNORE INTO board_run (board, first_seq, run) SELECT ?, ?, id FROM run WHERE token = ?',
  );
  const findNext = database.prepare<[number, number], { seq: number | null }>(
    'SELECT min(first_seq) AS seq FROM board_run WHERE board = ? AND run > ?',
  );

  return {
    epochOf: (log) => formatEpoch({ log, run: token }),
    begin: () => void insertRun.run(token, now()),
    noteWrite: (board, seq) => void insertWrite.run(board, seq, token),
    follows(board, epoch, seq) {
      const named = parseEpoch(epoch);
      const run = findRun.get(named.run);
      if (board.log !== named.log || !run) return false;
      const next = findNext.get(board.id, run.id)?.seq;
      return seq <= (next ? next - 1 : board.head);
    },
  };
}
