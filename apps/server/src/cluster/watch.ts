import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { BoardStanding, Storage } from '../storage/index.ts';

/** While nodes hear each other, this is only for what got lost; a revoked link must end within a second. */
const CALM_MS = 800;

/** While they do not, this is how long one waits for what somebody drew on another node. */
const ALERT_MS = 300;

export interface WatchDeps {
  readonly storage: Pick<Storage, 'findStanding'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether nodes hear each other. */
  readonly isUp: () => boolean;
  /** The boards that are open here. */
  readonly boardIds: () => readonly string[];
  readonly onLooked: (boardId: string, standing: BoardStanding) => void;
  /** What is kept beside the log of a board has changed since the last look, or may have. */
  readonly onRecords: (boardId: string) => void;
}

/**
 * Looks again and again how the open boards stand in the store that several nodes write: whatever nobody told, or nobody
 * heard, is noticed by then. One question for all boards, one at a time. Answers how to stop it.
 */
export function watchBoards({
  storage,
  clock,
  log,
  isUp,
  boardIds,
  onLooked,
  onRecords,
}: WatchDeps): () => void {
  let known = new Map<string, BoardStanding>();
  let cancel = (): void => {};
  let isStopped = false;

  const look = async (): Promise<void> => {
    const open = boardIds();
    const standings = open.length > 0 ? await storage.findStanding(open) : new Map<string, BoardStanding>();
    for (const [boardId, standing] of standings) {
      // Of a board that was opened a moment ago, too: between that and this, anything may have happened.
      if (known.get(boardId)?.records !== standing.records) onRecords(boardId);
      onLooked(boardId, standing);
    }
    known = new Map(standings);
  };

  const round = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      log.debug({ err: error }, 'boards not looked at');
    }
    if (!isStopped) wait();
  };

  const wait = (): void => {
    cancel = clock.after(isUp() ? CALM_MS : ALERT_MS, () => void round());
  };

  wait();
  return () => {
    isStopped = true;
    cancel();
  };
}
