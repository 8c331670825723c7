/** A board as an operator sees it, without reading what is on it. */
export interface ListedBoard {
  readonly id: string;
  /** All that was ever appended. */
  readonly entries: number;
  /** On disk: what the board is made of now, and what is kept of its past. */
  readonly bytes: number;
  readonly historyBytes: number;
  readonly createdMs: number;
  /** Of the newest entry, as far as that is known. */
  readonly changedMs: number;
  /** Different names under which somebody drew. */
  readonly people: number;
  /** Its access, as it is stored. */
  readonly access: string | undefined;
}

export interface BoardsRange {
  readonly skip: number;
  readonly limit: number;
  /** Only boards whose id has this in it. */
  readonly find?: string;
}

export interface ListedBoards {
  readonly boards: readonly ListedBoard[];
  /** Of all pages. */
  readonly total: number;
}
