import type { CompactionBase } from '../compaction.ts';
import { packMerged } from '../past/packEntries.ts';
import { buildSnapshot } from '../snapshot/buildSnapshot.ts';
import type { Database } from './database.ts';
import { mayCompact } from './locks.ts';
import { readTail, type TailEntry } from './past.ts';
import { putInPlace } from './putInPlace.ts';
import { dropReplaced, readAll, stageSnapshot } from './snapshots.ts';

export interface CompactionOptions {
  /** Whether what was merged becomes past. Otherwise it is gone. */
  readonly keepsHistory: boolean;
}

interface LoadedBoard {
  readonly id: number;
  readonly base: CompactionBase;
  readonly snapshot: { readonly id: number; readonly gzip: Uint8Array } | undefined;
  readonly entries: readonly TailEntry[];
}

interface BoardRow {
  readonly id: number;
  readonly log: string;
  readonly head: number;
  readonly covers: number;
  readonly snapshot: number | null;
}

const FIND_BOARD = 'SELECT id, epoch AS log, head, covers, snapshot FROM board WHERE name = $1';

/**
 * Answers what compacts a board and says whether it has a new snapshot now, in steps of which only the last changes what the board is made of. Of several nodes that
 * want to, one does.
 */
export function createCompaction(
  database: Database,
  { keepsHistory }: CompactionOptions,
): (boardId: string, nowMs: number) => Promise<boolean> {
  const load = (boardId: string): Promise<LoadedBoard | undefined> =>
    database.reading(async (queries) => {
      const board = await queries.row<BoardRow>(FIND_BOARD, [boardId]);
      if (!board || board.covers === board.head) return undefined;
      const { id, log, covers, head: upto, snapshot } = board;
      return {
        id,
        base: { log, covers, upto },
        snapshot: snapshot === null ? undefined : { id: snapshot, gzip: await readAll(queries, snapshot) },
        entries: await readTail(queries, { board: id, after: covers, upto }),
      };
    });

  const compact = async (boardId: string, nowMs: number): Promise<boolean> => {
    await dropReplaced(database, nowMs);
    const board = await load(boardId);
    if (!board) return false;
    const built = buildSnapshot(board.snapshot?.gzip, board.entries);
    const { id, base } = board;
    const snapshot = await stageSnapshot(database, { board: id, covers: base.upto, built, nowMs });
    const past = keepsHistory ? packMerged(board, built.damaged) : [];
    return database.transaction((queries) =>
      putInPlace(queries, board, { snapshot, damaged: built.damaged, past, nowMs }),
    );
  };

  return async (boardId, nowMs) => {
    const turn = await database.connect();
    try {
      return (await mayCompact(turn, boardId)) && (await compact(boardId, nowMs));
    } finally {
      // What it has locked ends with it.
      await turn.end();
    }
  };
}
