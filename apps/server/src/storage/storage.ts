import type { AuditStorage } from './audit.ts';
import type { FileLedger } from './files/fileLedger.ts';
import type { HistoryStorage, Writer } from './history.ts';
import type { BoardsRange, ListedBoards } from './listedBoard.ts';

/**
 * Where boards outlive the process: one append-only log of updates a board, of which the older part may have become a
 * snapshot. Callers may rely on this:
 *
 * - `append` resolves only after its entries are durable, and takes effect whole or not at all.
 * - `seq` counts 1, 2, 3 … for each board, without holes, in the order of the calls.
 * - An entry with a (session, n) that the log already holds is not stored twice: its first seq is answered. The n of a
 *   session's entries grow: once a snapshot covers one, everything up to its n counts as stored.
 * - When an append rejects with `StorageError`, all of it or nothing was stored (a disk that hung may go on later). To try
 *   again is safe; what was stored is known once `openBoard`, asked afterwards, answers.
 * - What a snapshot covers is in no log any more, but its (session, n) are still recognised, with the seq of any entry
 *   that the snapshot covers.
 * - Calls may overlap. Bytes handed over are not changed, bytes answered belong to the caller.
 */
export interface Storage extends HistoryStorage, AuditStorage {
  /** Random bytes made with the store and kept in it: what only this store can sign. */
  readonly secret: Uint8Array;
  /** Whether the store takes writes, as far as is known. It finds out by itself when it does again. */
  readonly health: StorageHealth;
  onHealth(listener: (health: StorageHealth) => void): () => void;
  /** Finds a board. One that was never written has head 0 and a fresh epoch, and is made by its first append. */
  openBoard(boardId: string): Promise<BoardHead>;
  /**
   * Whether the log that was once named `epoch` and had `seq` entries is how this board's log begins. It is not when the
   * store was replaced by an older copy of itself and went on from there. Every log begins with no entries.
   */
  follows(boardId: string, epoch: string, seq: number): Promise<boolean>;
  /**
   * Adds entries to the end of a board's log. Rejects when the log has another epoch. Answers in the order of `entries`.
   * With `after`, only if the newest entry is that one: otherwise adds nothing and answers nothing.
   */
  append(boardId: string, epoch: string, entries: readonly NewEntry[], after?: number): Promise<Appended[]>;
  /** How each of these boards stands, in one question. */
  findStanding(boardIds: readonly string[]): Promise<ReadonlyMap<string, BoardStanding>>;
  /**
   * Reads entries after `after`, oldest first: as many as fit `maxBytes`, at least one if there is one. An entry that is
   * damaged on disk comes without its bytes. Entries that a snapshot covers are gone: the first seq may be above
   * `after + 1`.
   */
  readLog(
    boardId: string,
    range: { readonly after: number; readonly maxBytes: number },
  ): Promise<StoredEntry[]>;
  /** The highest `n` that this session has stored on this board; 0 if none. */
  lastN(boardId: string, session: string): Promise<number>;
  /**
   * Reads part 0, 1, 2 … of a snapshot by its name; `undefined` after the last, and for a name that is not kept (any more).
   * Rejects when the part is damaged on disk. The parts together are one gzip stream of one Yjs update (version 1).
   */
  readSnapshot(boardId: string, name: string, part: number): Promise<Uint8Array | undefined>;
  /**
   * Merges the log into a new snapshot, checks that it loads to the same board, and only then makes the entries that it
   * merged past, in one step. Answers what the board is made of now, or `undefined` if somebody else was faster or there was nothing to do.
   * Entries that cannot be merged are put aside, counted as `damaged`, and never deleted. Appends go on meanwhile. The
   * snapshot before stays readable for `SNAPSHOT_GRACE_MS`.
   */
  compact(boardId: string): Promise<BoardHead | undefined>;
  /**
   * Removes all that a board is made of, and what was sent for it; records stay. Durable when it resolves; what did not come
   * that far is finished by another call. The board is then one that was never written, and what was opened before appends
   * nothing to it. Others are written meanwhile.
   */
  deleteBoard(boardId: string): Promise<void>;
  /** Which files the boards need. */
  readonly files: FileLedger;
  /** A record beside the log; `undefined` if there is none. Rejects when it is damaged on disk. */
  readRecord(boardId: string, kind: string, key: string): Promise<BoardRecord | undefined>;
  /** All records of one kind, in the order of their keys. Rejects when one is damaged on disk. */
  listRecords(boardId: string, kind: string): Promise<BoardRecord[]>;
  /**
   * Writes a record if nobody wrote it meanwhile, and resolves when that is durable. Answers the version that it has from
   * now on, or `undefined` when the version there is another one than `ifVersion`. The board need not have a log.
   */
  writeRecord(boardId: string, record: NewRecord): Promise<number | undefined>;
  /** Removes a record if nobody wrote it meanwhile. Answers whether it did; durable when it resolves. */
  removeRecord(boardId: string, kind: string, key: string, ifVersion: number): Promise<boolean>;
  /** A page of the boards that were ever written, the one that was changed last first. Takes its time where there are many. */
  listBoards(range: BoardsRange): Promise<ListedBoards>;
  /** Finishes what was asked for, except compactions, then lets go of everything. Idempotent. */
  close(): Promise<void>;
}

/** Somebody who is downloading a snapshot gets this long to finish after it was replaced. */
export const SNAPSHOT_GRACE_MS = 10 * 60_000;

export type StorageHealth =
  | { readonly kind: 'ok' }
  /** Writes fail since `sinceMs` (epoch milliseconds); `message` is for the operator. */
  | { readonly kind: 'failing'; readonly sinceMs: number; readonly message: string };

export interface BoardHead {
  /** Names this log as it was since this process began to write it. `follows` compares. */
  readonly epoch: string;
  /** Seq of the newest entry; 0 for an empty log. */
  readonly head: number;
  readonly snapshot?: Snapshot;
  /** What is in the log after the snapshot. */
  readonly tail: { readonly entries: number; readonly bytes: number };
  /** How many entries of this board could not be merged and were put aside. */
  readonly damaged: number;
}

/** Little enough to be asked of every open board again and again: whether any of it differs says that something happened. */
export interface BoardStanding {
  readonly head: number;
  /** Name of the snapshot. */
  readonly snapshot?: string;
  /** Version of the newest of its records. */
  readonly records: number;
}

export interface Snapshot {
  /** Random, and never used again for other bytes: letters and digits. */
  readonly name: string;
  /** The board as it was after this entry. */
  readonly covers: number;
  /** Of the Yjs update. */
  readonly bytes: number;
  /** Of the gzip stream. */
  readonly gzipBytes: number;
}

export interface NewEntry {
  readonly session: string;
  readonly n: number;
  readonly bytes: Uint8Array;
  /** Who the session is, when that is new. */
  readonly writer?: Writer;
  /** When it was written, if that was not now: of an entry that comes from another store. */
  readonly timeMs?: number;
}

export interface Appended {
  /** Of a duplicate, one at which the log held it. */
  readonly seq: number;
  /** The log held this (session, n) already. All up to the newest of its session count as held: they come in order. */
  readonly isDuplicate: boolean;
}

export interface StoredEntry {
  readonly seq: number;
  /** Absent when what is on disk is not what was written. */
  readonly bytes?: Uint8Array;
}

/** A small text, such as JSON, that belongs to a board and is replaced as a whole: who may enter it, and the like. */
export interface BoardRecord {
  readonly key: string;
  /** Greater than any that the store gave before, to this record or another. */
  readonly version: number;
  readonly text: string;
}

export interface NewRecord {
  /** What it is: a word of the code that writes it. */
  readonly kind: string;
  readonly key: string;
  readonly text: string;
  /** The version that it takes the place of; 0 when there must be none. */
  readonly ifVersion: number;
}

/** Storage could not do what was asked. `message` is for the operator and names a remedy where there is one. */
export class StorageError extends Error {}

/** It was closed before it had answered, because the server stops. Nothing is wrong, and nothing is lost. */
export class StorageClosed extends StorageError {
  constructor() {
    super('The storage is closed.');
  }
}
