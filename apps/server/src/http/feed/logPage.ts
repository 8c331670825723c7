import type { Snapshot, Storage, StoredEntry } from '../../storage/index.ts';

/** Where a reader is: after entry `since`, of the log that was once called `epoch` if it says so. */
export interface Position {
  readonly since: number;
  readonly epoch?: string;
}

/** A part of a board's log. */
export type LogPage =
  | {
      readonly kind: 'page';
      readonly epoch: string;
      /** The newest entry that there is. */
      readonly head: number;
      /** Present when a part after `since` is only in the snapshot: read that first, and then these entries. */
      readonly snapshot: Snapshot | undefined;
      readonly entries: readonly StoredEntry[];
      /** How far a reader is who took all of this; below `head`, there is more. */
      readonly upto: number;
    }
  /** What the reader has is of another log: it has to begin anew. */
  | { readonly kind: 'reset'; readonly epoch: string; readonly head: number };

type LogSource = Pick<Storage, 'openBoard' | 'readLog' | 'follows'>;

/** While a log is read it may be compacted; twice within one request is no coincidence. */
const MAX_ATTEMPTS = 3;

/** Reads what comes after a position: about as much as `maxBytes`, and at least one entry if there is one. */
export async function readLogPage(
  storage: LogSource,
  boardId: string,
  { since, epoch, maxBytes }: Position & { readonly maxBytes: number },
): Promise<LogPage> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const { head, snapshot, epoch: now } = await storage.openBoard(boardId);
    const isFollowed = epoch === undefined || since === 0 || (await storage.follows(boardId, epoch, since));
    if (since > head || !isFollowed) return { kind: 'reset', epoch: now, head };
    const covers = snapshot?.covers ?? 0;
    const after = Math.max(since, covers);
    const entries = after < head ? await storage.readLog(boardId, { after, maxBytes }) : [];
    if (after < head && entries[0]?.seq !== after + 1) continue;
    const upto = entries.at(-1)?.seq ?? after;
    const missing = since < covers ? snapshot : undefined;
    return { kind: 'page', epoch: now, head: Math.max(head, upto), snapshot: missing, entries, upto };
  }
  throw new Error(`Board ${boardId} is compacted faster than it can be read.`);
}
