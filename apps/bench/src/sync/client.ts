/** What a change or a cursor carries, so that who hears of it can tell what it is and how old. */
export interface Mark {
  /** Whose it is, from 0. */
  readonly person: number;
  /** Which of theirs, from 0. */
  readonly n: number;
  /** When it was made, see `Stamps`. */
  readonly stamp: number;
}

/** What a client hears of others while it is open. */
export interface Hearing {
  change(mark: Mark): void;
  /** @param stamp of the mark with which the cursor was moved */
  cursor(stamp: number): void;
}

/** Where a client goes, and who it is there. */
export interface Seat {
  readonly url: string;
  readonly room: string;
  readonly person: number;
  /** Which way to take, of a system that has several. */
  readonly transport?: 'websocket' | 'polling';
}

/** One person on a board, by the official client of a system. */
export interface SyncClient {
  /** Puts a small shape on the board for each mark, all of them in one change. */
  write(marks: readonly Mark[]): void;
  moveCursor(mark: Mark): void;
  /** How many shapes this client sees on the board, its own among them. */
  readonly shapes: number;
  /** See `keyOf`. */
  has(key: string): boolean;
  close(): Promise<void>;
}

/** Resolves when the client sees all of the board. What a client module has as `openClient`. */
export type OpenClient = (seat: Seat, hearing: Hearing) => Promise<SyncClient>;

/** What the shape of a mark is called on the board. */
export function keyOf({ person, n }: Pick<Mark, 'person' | 'n'>): string {
  return `p${person}.${n}`;
}
