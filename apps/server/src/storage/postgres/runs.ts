import { parseEpoch } from '../epoch.ts';
import type { Queries } from './database.ts';

interface RunRow {
  readonly log: string;
  readonly head: number;
  readonly run: number | null;
  readonly next: number | null;
}

const FIND_RUN = `
  SELECT board.epoch AS log, board.head, run.id AS run,
    (SELECT min(first_seq) FROM board_run WHERE board_run.board = board.id AND board_run.run > run.id) AS next
  FROM board LEFT JOIN run ON run.token = $2 WHERE board.name = $1`;

/** Whether a log that the run of `epoch` names had `seq` entries before another run went on with it. */
export async function followsRun(
  queries: Queries,
  boardId: string,
  { epoch, seq }: { readonly epoch: string; readonly seq: number },
): Promise<boolean> {
  const named = parseEpoch(epoch);
  const board = await queries.row<RunRow>(FIND_RUN, [boardId, named.run]);
  if (!board || board.run === null || board.log !== named.log) return false;
  return seq <= (board.next === null ? board.head : board.next - 1);
}
