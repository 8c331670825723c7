/**
 * What the boards of a store have to do with files, which lie beside it: which files they name, and which were sent for them.
 * A board names a file by its name of 64 hexadecimal digits, wherever in its document that stands. When in doubt, a board
 * names a file: a file that is kept for nothing costs space, one that is gone is lost. What a version of the board still
 * shows, the board names.
 */
export interface FileLedger {
  /**
   * Writes down that a file is about to be used by a board, which keeps the file for a while even if no board names it (yet).
   * Answers `false`, and writes nothing, when all that was sent for the board would be more than `maxBytes`.
   */
  claim(boardId: string, name: string, size: { bytes: number; maxBytes: number }): Promise<boolean>;
  /**
   * Whether a board has to do with a file: it was sent for it, or the board names it, or named it lately. Rejects when the board
   * cannot be read.
   */
  has(boardId: string, name: string): Promise<boolean>;
  /**
   * Which of these files no board names, and none has named or claimed for `graceMs`; the time of one that is not known begins
   * now. Reads the boards that changed since it was called last. Rejects when one cannot be read: then nobody knows.
   */
  unused(files: readonly string[], graceMs: number): Promise<readonly string[]>;
  /** Forgets a file that is still unused; answers `false` if it was claimed meanwhile. It may be removed then. */
  forget(name: string, graceMs: number): Promise<boolean>;
}
