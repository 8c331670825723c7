import type { Log } from '../log.ts';
import type { BoardHead, Storage } from '../storage/index.ts';
import type { Ledger } from './ledger.ts';

/** A log is worth compacting when it weighs this much, and a good part of the snapshot that it follows. */
const MIN_TAIL_BYTES = 256 * 1024;
const MIN_TAIL_SHARE = 0.25;

/** However small they are: reading so many entries takes longer than reading a snapshot. */
const MAX_TAIL_ENTRIES = 2_000;

/** When everybody has left, even a short log is compacted, so that the next visit begins with one download. */
const MIN_IDLE_ENTRIES = 50;

/** Decides when a board's log becomes a snapshot. */
export interface Compaction {
  /** The log grew. */
  grown(): void;
  /** Everybody left. Resolves when the log is compacted, if it is worth that. Never rejects. */
  settle(): Promise<void>;
}

export interface CompactionDeps {
  readonly boardId: string;
  readonly storage: Pick<Storage, 'compact'>;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly onCompacted: () => void;
}

export function createCompaction({ boardId, storage, ledger, log, onCompacted }: CompactionDeps): Compaction {
  let running: Promise<void> | undefined;
  /** After a failure the log must grow by as much again before the next attempt. */
  let failedAtBytes = 0;

  const compact = async (): Promise<void> => {
    try {
      const board = await storage.compact(boardId);
      if (board) ledger.compacted(board);
      if (board) onCompacted();
      failedAtBytes = board ? 0 : ledger.tail.bytes;
    } catch (error) {
      failedAtBytes = ledger.tail.bytes;
      log.error({ boardId, err: error }, 'log not compacted');
    }
    running = undefined;
  };

  return {
    grown() {
      if (isDue(ledger, failedAtBytes)) running ??= compact();
    },
    async settle() {
      if (ledger.tail.entries > MIN_IDLE_ENTRIES) running ??= compact();
      await running;
    },
  };
}

function isDue(
  { tail, snapshot }: Pick<BoardHead, 'tail'> & Pick<Ledger, 'snapshot'>,
  failedAtBytes: number,
): boolean {
  const bytes = tail.bytes - failedAtBytes;
  if (tail.entries > MAX_TAIL_ENTRIES && (failedAtBytes === 0 || bytes > MIN_TAIL_BYTES)) return true;
  return bytes > Math.max(MIN_TAIL_BYTES, (snapshot?.bytes ?? 0) * MIN_TAIL_SHARE);
}
