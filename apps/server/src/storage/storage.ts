/**
 * Where boards outlive the process: one append-only log of updates a board. Callers may rely on this:
 *
 * - `append` resolves only after its entries are durable, and takes effect whole or not at all.
 * - `seq` counts 1, 2, 3 … for each board, without holes, in the order of the calls.
 * - An entry with a (session, n) that the log already holds is not stored twice: its first seq is answered.
 * - When an append rejects with `StorageError`, all of it or nothing was stored (a disk that hung may go on later). To try
 *   again is safe; what was stored is known once `openBoard`, asked afterwards, answers.
 * - Calls may overlap. Bytes handed over are not changed, bytes answered belong to the caller.
 */
export interface Storage {
  /** Finds a board. One that was never written has head 0 and a fresh epoch, and is made by its first append. */
  openBoard(boardId: string): Promise<BoardHead>;
  /** Adds entries to the end of a board's log. Rejects when the log has another epoch. Answers in the order of `entries`. */
  append(boardId: string, epoch: string, entries: readonly NewEntry[]): Promise<Appended[]>;
  /**
   * Reads entries after `after`, oldest first: as many as fit `maxBytes`, at least one if there is one. An entry that is
   * damaged on disk comes without its bytes.
   */
  readLog(
    boardId: string,
    range: { readonly after: number; readonly maxBytes: number },
  ): Promise<StoredEntry[]>;
  /** The highest `n` that this session has stored on this board; 0 if none. */
  lastN(boardId: string, session: string): Promise<number>;
  /** Finishes what was asked for, then lets go of everything. Idempotent. */
  close(): Promise<void>;
}

export interface BoardHead {
  /** Names this log. It changes only when the log is replaced by another. */
  readonly epoch: string;
  /** Seq of the newest entry; 0 for an empty log. */
  readonly head: number;
}

export interface NewEntry {
  readonly session: string;
  readonly n: number;
  readonly bytes: Uint8Array;
}

export interface Appended {
  readonly seq: number;
  /** The log held this (session, n) already. */
  readonly isDuplicate: boolean;
}

export interface StoredEntry {
  readonly seq: number;
  /** Absent when what is on disk is not what was written. */
  readonly bytes?: Uint8Array;
}

/** Storage could not do what was asked. `message` is for the operator and names a remedy where there is one. */
export class StorageError extends Error {}
