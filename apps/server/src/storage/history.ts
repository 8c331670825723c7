/**
 * What storage knows of a board's past. Entries that a compaction merged leave the log and become past, in the same step;
 * readers of history see both as one. Callers may rely on this:
 *
 * - Any seq from `historyStart` on can be read, until `dropHistory` drops what is older. Without history kept, only what is
 *   still in the log can.
 * - A named version can be read as long as it has its name.
 */
export interface HistoryStorage {
  /**
   * Work up to the entry `before`, newest work last: the newest `limit` spans or somewhat more, never part of a chunk.
   * `isAll` says that nothing older is kept.
   */
  readHistory(
    boardId: string,
    range: { readonly before: number; readonly limit: number },
  ): Promise<HistoryPage>;
  /** Who the sessions of a board were, as far as that was said and is kept. */
  readWriters(boardId: string): Promise<StoredWriter[]>;
  /**
   * The board as it was after entry `seq`, as a gzip stream of one Yjs update (version 1). `undefined` when it is not
   * kept. Takes its time on a large board, and does not hold up anything else meanwhile.
   */
  readBoardAt(boardId: string, seq: number): Promise<Uint8Array | undefined>;
  /**
   * What was written after entry `after`, oldest first: as much as fits `maxBytes`, at least one entry if there is one.
   * `undefined` when some of it is not kept. Entries that could not be merged are left out.
   */
  readEntries(boardId: string, range: EntryRange): Promise<HistoryEntry[] | undefined>;
  /** When each of these parts of the document was written, as far as that is kept. */
  findWrites(boardId: string, marks: readonly Mark[]): Promise<FoundWrite[]>;
  /** Keeps the board as it was after entry `seq`, by a name. */
  nameVersion(boardId: string, version: { readonly seq: number; readonly name: string }): Promise<Naming>;
  /** Answers whether there is such a version. */
  renameVersion(boardId: string, id: number, name: string): Promise<boolean>;
  /** Answers whether there was such a version. */
  deleteVersion(boardId: string, id: number): Promise<boolean>;
  /** Oldest first. */
  listVersions(boardId: string): Promise<NamedVersion[]>;
  /**
   * Drops, of all boards, what is older than `beforeMs`, as far as what is newer can still be read. Named versions stay,
   * and so do the boards.
   */
  dropHistory(beforeMs: number): Promise<void>;
}

/** Each costs a snapshot. */
export const MAX_VERSIONS = 200;

export interface EntryRange {
  readonly after: number;
  readonly upto: number;
  readonly maxBytes: number;
}

export interface HistoryEntry {
  readonly seq: number;
  readonly session: string;
  readonly timeMs: number;
  readonly bytes: Uint8Array;
}

/** Names a part of a document as Yjs does. */
export interface Mark {
  readonly client: number;
  readonly clock: number;
}

export interface FoundWrite extends Mark {
  readonly seq: number;
  readonly timeMs: number;
}

export interface HistoryPage {
  readonly spans: readonly WorkSpan[];
  readonly isAll: boolean;
}

/** Entries of one session without a long pause between them. Spans of different sessions may overlap. */
export interface WorkSpan {
  readonly session: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly entries: number;
  readonly bytes: number;
}

/** Who a session was when it wrote as the Yjs client `client`; 0 when it only ever deleted. */
export interface Writer {
  readonly client: number;
  readonly name: string;
  readonly color: string;
}

export interface StoredWriter extends Writer {
  readonly session: string;
}

export interface NamedVersion {
  /** Never used again on any board. */
  readonly id: number;
  readonly seq: number;
  readonly name: string;
  /** When entry `seq` was written. */
  readonly timeMs: number;
}

export type Naming =
  | { readonly kind: 'named'; readonly version: NamedVersion }
  /** The board as it was then is not kept, or `seq` is yet to come. */
  | { readonly kind: 'gone' }
  /** There are `MAX_VERSIONS` already. */
  | { readonly kind: 'full' };
