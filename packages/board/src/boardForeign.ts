import type * as Y from 'yjs';
import { BOARD_KEY } from './boardName.ts';
import { MAX_FOREIGN_LENGTH } from './shapes/common.ts';

const FOREIGN_KEY = 'foreign';

/**
 * What another program's file says of the board that it was opened into, beside its shapes; empty for a board that was made
 * here. As with what shapes carry along, whoever reads and writes such files knows what it means.
 */
export function boardForeign(doc: Y.Doc): string {
  const value = doc.getMap(BOARD_KEY).get(FOREIGN_KEY);
  return typeof value === 'string' && value.length <= MAX_FOREIGN_LENGTH ? value : '';
}

/** Call it where a file is opened into an empty board, in the transaction that makes its shapes. */
export function setBoardForeign(doc: Y.Doc, foreign: string): void {
  if (foreign !== boardForeign(doc)) doc.getMap(BOARD_KEY).set(FOREIGN_KEY, foreign);
}
