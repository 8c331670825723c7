/** What was found out about a whole store. */
export interface CheckedStore {
  /** In words, each with the board that it is about. */
  readonly faults: readonly string[];
  readonly boards: number;
  /** What boards name and was sent once. */
  readonly files: readonly NamedFile[];
}

export interface NamedFile {
  readonly name: string;
  /** One that names it. */
  readonly board: string;
  /** How many bytes it was said to have, by everybody who sent it or asked for it. */
  readonly sizes: readonly number[];
}

export interface CheckedBoard {
  /** In words; none for a board that is as it was written. */
  readonly faults: readonly string[];
  /** The files that it names, now or in a version that is kept. */
  readonly files: ReadonlySet<string>;
}
