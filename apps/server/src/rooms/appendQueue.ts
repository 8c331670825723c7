import { type Refusal, type Reply, refuse, type Stored } from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { Appended, NewEntry, Storage } from '../storage/index.ts';

/** Before a client sends again what could not be stored. */
export const STORAGE_RETRY_MS = 1_000;

/** An update on its way to disk. */
interface QueuedEntry extends NewEntry {
  readonly reply: (reply: Reply<Stored>) => void;
  /** Called before `reply` when the entry is new in the log. */
  readonly onStored: (seq: number) => void;
  readonly onFailed: () => void;
}

export interface AppendQueue {
  readonly isIdle: boolean;
  add(entry: QueuedEntry): void;
}

export interface AppendQueueDeps {
  readonly boardId: string;
  readonly epoch: string;
  readonly storage: Pick<Storage, 'append'>;
  readonly log: Log;
  /** Everything that was queued is settled. */
  readonly onIdle: () => void;
  /** Finds out what a failed append has stored after all, and announces it. Rejects while storage does not answer. */
  readonly recover: () => Promise<void>;
}

/**
 * Commits a board's updates in the order in which they came, one append in flight, and only then announces them. When an
 * append fails, everything queued behind it fails too: later updates of a session build on the earlier ones and must not
 * reach the log without them. A failed append may have been stored all the same (a disk that hung and then went on), so
 * nothing is appended before that is known.
 */
export function createAppendQueue(deps: AppendQueueDeps): AppendQueue {
  const { boardId, epoch, storage, log, onIdle, recover } = deps;
  const queue: QueuedEntry[] = [];
  let isAppending = false;
  let isInDoubt = false;

  const append = async (batch: readonly QueuedEntry[]): Promise<Appended[]> => {
    if (isInDoubt) await recover();
    isInDoubt = false;
    return storage.append(boardId, epoch, batch.map(toNewEntry));
  };

  const drain = async (): Promise<void> => {
    isAppending = true;
    while (queue.length > 0) {
      const batch = queue.splice(0);
      try {
        settle(batch, await append(batch));
      } catch (error) {
        isInDoubt = true;
        log.error({ boardId, updates: batch.length, err: error }, 'updates not stored');
        for (const entry of [...batch, ...queue.splice(0)]) failed(entry);
      }
    }
    isAppending = false;
    onIdle();
  };

  return {
    get isIdle() {
      return !isAppending;
    },
    add(entry) {
      queue.push(entry);
      if (!isAppending) void drain();
    },
  };
}

/** Entry and acknowledgement leave in one go for each update, so that every client sees seq in order. */
function settle(batch: readonly QueuedEntry[], appended: readonly Appended[]): void {
  for (const [index, entry] of batch.entries()) {
    const result = appended[index];
    if (!result) {
      failed(entry);
      continue;
    }
    if (!result.isDuplicate) entry.onStored(result.seq);
    entry.reply({ ok: true, seq: result.seq });
  }
}

function failed(entry: QueuedEntry): void {
  entry.onFailed();
  entry.reply(storageRefusal());
}

export function storageRefusal(): Refusal {
  return refuse('storage', 'The server could not write to its disk.', STORAGE_RETRY_MS);
}

function toNewEntry({ session, n, bytes }: QueuedEntry): NewEntry {
  return { session, n, bytes };
}
