import type { Database } from 'better-sqlite3';
import type { CompactionBase } from '../compaction.ts';
import { packMerged } from '../past/packEntries.ts';
import { buildSnapshot } from '../snapshot/buildSnapshot.ts';
import { createPutInPlace, type Staged } from './putInPlace.ts';
import { createReadTail, type TailEntry } from './readTail.ts';
import { createSnapshots } from './snapshots.ts';

/** One compaction, in steps of which only the last changes what the board is made of. */
export interface Compaction {
  /** Answers whether the board has a new snapshot now. */
  compact(boardId: string, nowMs: number): boolean;
  /** The board as it is; `undefined` when nothing is to be done. */
  load(boardId: string): LoadedBoard | undefined;
  /** Puts a staged snapshot in its place, unless somebody else was faster. */
  commit(board: LoadedBoard, staged: Staged): boolean;
}

interface LoadedBoard {
  readonly id: number;
  readonly base: CompactionBase;
  readonly snapshot: { readonly id: number; readonly gzip: Uint8Array } | undefined;
  readonly entries: readonly TailEntry[];
}

export interface CompactionOptions {
  /** Whether what was merged becomes past. Otherwise it is gone. */
  readonly keepsHistory: boolean;
}

interface BoardRow {
  readonly id: number;
  readonly log: string;
  readonly head: number;
  readonly covers: number;
  readonly snapshot: number | null;
}

export function createCompaction(database: Database, { keepsHistory }: CompactionOptions): Compaction {
  const snapshots = createSnapshots(database);
  const findBoard = database.prepare<[string], BoardRow>(
    'SELECT id, epoch AS log, head, covers, snapshot FROM board WHERE name = ?',
  );
  const readTail = createReadTail(database);
  const commit = createPutInPlace(database);

  // One transaction, so that snapshot and log are of the same moment.
  const load = database.transaction((boardId: string): LoadedBoard | undefined => {
    const board = findBoard.get(boardId);
    if (!board || board.covers === board.head) return undefined;
    const { id, log, covers, head: upto, snapshot } = board;
    return {
      id,
      base: { log, covers, upto },
      snapshot: snapshot === null ? undefined : { id: snapshot, gzip: snapshots.readAll(snapshot) },
      entries: readTail(id, covers, upto),
    };
  });

  return {
    load,
    commit,
    compact(boardId, nowMs) {
      snapshots.dropReplaced(nowMs);
      const board = load(boardId);
      if (!board) return false;
      const built = buildSnapshot(board.snapshot?.gzip, board.entries);
      const snapshot = snapshots.stage(board.id, board.base.upto, built, nowMs);
      const past = keepsHistory ? packMerged(board, built.damaged) : [];
      return commit(board, { snapshot, damaged: built.damaged, past, nowMs });
    },
  };
}
