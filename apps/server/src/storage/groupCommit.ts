import { type Appended, type NewEntry, StorageError } from './storage.ts';

/** Entries for one board, as one `append` call brought them. */
export interface Append {
  readonly boardId: string;
  readonly epoch: string;
  readonly entries: readonly NewEntry[];
  /** The entry that they are to come after, and no other. */
  readonly after?: number | undefined;
}

/** A string answers an append that was refused by itself, and says why; nothing, one that would come after another entry. */
export type AppendAnswer = Appended[] | string;

/**
 * What waits is committed in so many pieces, of so many appends at least. While one is written, the server announces the one
 * before it: were all in one, each would wait for the other. On a slow disk, where much waits, no more than these are waited for.
 */
const PIECES = 4;
const MIN_PIECE = 128;

/**
 * Adaptive group commit: one commit is in flight, and the next takes what was asked for meanwhile. On a fast disk what was asked
 * for in one go has its own commit, on a slow one many share one, and nobody waits for a timer.
 */
export interface GroupCommit {
  append(append: Append): Promise<Appended[]>;
  /** Resolves when nothing is queued. */
  idle(): Promise<void>;
}

export interface GroupCommitDeps {
  readonly commit: (appends: readonly Append[]) => Promise<AppendAnswer[]>;
  /** A whole commit failed: the disk is the reason, not an append. */
  readonly onFailed: (message: string) => void;
}

interface WaitingAppend {
  readonly append: Append;
  readonly resolve: (appended: Appended[]) => void;
  readonly reject: (error: StorageError) => void;
}

export function createGroupCommit({ commit, onFailed }: GroupCommitDeps): GroupCommit {
  const queue: WaitingAppend[] = [];
  let committing: Promise<void> | undefined;

  const commitBatch = async (batch: readonly WaitingAppend[]): Promise<void> => {
    try {
      settle(batch, await commit(batch.map(({ append }) => append)));
    } catch (error) {
      const failure = error instanceof StorageError ? error : new StorageError(String(error));
      onFailed(failure.message);
      for (const { reject } of batch) reject(failure);
    }
  };

  const commitQueued = async (): Promise<void> => {
    while (queue.length > 0)
      await commitBatch(queue.splice(0, Math.max(MIN_PIECE, Math.ceil(queue.length / PIECES))));
    committing = undefined;
  };

  return {
    append(append) {
      return new Promise((resolve, reject) => {
        queue.push({ append: { ...append, entries: append.entries.map(withTightBytes) }, resolve, reject });
        // What else is asked for in this go does not wait for the first of it.
        committing ??= new Promise<void>((begin) => process.nextTick(begin)).then(commitQueued);
      });
    },
    async idle() {
      await committing;
    },
  };
}

/** A view on its way to another thread takes everything along that it is a view of: for a push, a whole network packet. */
function withTightBytes(entry: NewEntry): NewEntry {
  const { bytes } = entry;
  return bytes.byteLength === bytes.buffer.byteLength ? entry : { ...entry, bytes: new Uint8Array(bytes) };
}

function settle(batch: readonly WaitingAppend[], answers: readonly AppendAnswer[]): void {
  for (const [index, { resolve, reject }] of batch.entries()) {
    const answer = answers[index];
    if (Array.isArray(answer)) resolve(answer);
    else reject(new StorageError(answer ?? 'The storage thread did not answer.'));
  }
}
