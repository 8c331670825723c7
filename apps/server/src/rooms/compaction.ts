import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/index.ts';
import type { Ledger } from './ledger.ts';

/** A log is worth compacting when it weighs this much, and a good part of the snapshot that it follows. */
const MIN_TAIL_BYTES = 256 * 1024;
const MIN_TAIL_SHARE = 0.25;

/** However small they are: reading so many entries, and one more for each of these bytes, takes longer than a snapshot. */
const MAX_TAIL_ENTRIES = 2_000;
const SNAPSHOT_BYTES_AN_ENTRY = 2 * 1024;

/** A compaction may take a tenth of the time, no more: one of a large board takes seconds. */
const REST_FACTOR = 9;

/** When everybody has left, even a short log is compacted, so that the next visit begins with one download. */
const MIN_IDLE_ENTRIES = 50;

/** Decides when a board's log becomes a snapshot. */
export interface Compaction {
  /** The log grew. */
  grown(): void;
  /** Everybody left. Resolves when the log is compacted, if it is worth that. Never rejects. */
  settle(): Promise<void>;
  /** Forgets what it meant to do later. Idempotent. */
  stop(): void;
}

export interface CompactionDeps {
  readonly boardId: string;
  readonly storage: Pick<Storage, 'compact'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  /** Somebody reads the snapshot, and will ask for the log after it: it must not be taken away without need. */
  readonly isSnapshotRead: () => boolean;
  readonly onCompacted: () => void;
}

export function createCompaction(deps: CompactionDeps): Compaction {
  const { boardId, storage, ledger, clock, log, isSnapshotRead, onCompacted } = deps;
  let running: Promise<void> | undefined;
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  /** After a failure the log must grow by as much again before the next attempt. */
  let failedAtBytes = 0;
  let cancelLook = (): void => {};
  let isStopped = false;

  const compact = async (): Promise<void> => {
    const startMs = clock.now();
    try {
      const before = ledger.damaged;
      const board = await storage.compact(boardId);
      if (board) ledger.compacted(board);
      if (board) onCompacted();
      const lost = ledger.damaged - before;
      if (lost > 0) log.error({ boardId, entries: lost }, 'entries could not be merged and were put aside');
      failedAtBytes = board ? 0 : ledger.tail.bytes;
    } catch (error) {
      failedAtBytes = ledger.tail.bytes;
      // The thread that did it goes with the storage: nothing is lost, and the log is compacted another time.
      if (isStopped) log.debug({ boardId }, 'compaction broken off by the end');
      else log.error({ boardId, err: error }, 'log not compacted');
    }
    notBeforeMs = clock.now() + (clock.now() - startMs) * REST_FACTOR;
    running = undefined;
    // What came meanwhile is enough for another one, perhaps, and nothing may come after it.
    look();
  };

  /** Begins if it is time. If only the rest after the last one is in the way, then at its end. */
  const look = (): void => {
    cancelLook();
    if (running || isStopped || !isDue(ledger, failedAtBytes)) return;
    const restMs = notBeforeMs - clock.now();
    if (restMs > 0) cancelLook = clock.after(restMs, look);
    else if (mayReplaceSnapshot()) running = compact();
  };

  const mayReplaceSnapshot = (): boolean =>
    !isSnapshotRead() || ledger.tail.bytes > (ledger.snapshot?.bytes ?? 0);

  return {
    grown: look,
    async settle() {
      if (running !== undefined) await running;
      if (ledger.tail.entries > MIN_IDLE_ENTRIES) running ??= compact();
      await running;
    },
    stop() {
      isStopped = true;
      cancelLook();
    },
  };
}

function isDue({ tail, snapshot, filling }: Ledger, failedAtBytes: number): boolean {
  // A full board takes deletions only, and they make room only when it is compacted.
  if (filling.bytes >= filling.maxBytes) return tail.entries > 0 && failedAtBytes === 0;
  const bytes = tail.bytes - failedAtBytes;
  const snapshotBytes = snapshot?.bytes ?? 0;
  const isLong = tail.entries > MAX_TAIL_ENTRIES + snapshotBytes / SNAPSHOT_BYTES_AN_ENTRY;
  if (isLong && (failedAtBytes === 0 || bytes > MIN_TAIL_BYTES)) return true;
  return bytes > Math.max(MIN_TAIL_BYTES, snapshotBytes * MIN_TAIL_SHARE);
}
