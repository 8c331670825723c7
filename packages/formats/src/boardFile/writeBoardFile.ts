import { type Comment, type NewShape, plainComment, type Shape } from '@drawbridge/board';
import { writeFields } from '../clipboard/writeClipboard.ts';

export const BOARD_FILE_TYPE = 'drawbridge/board';
/** Of the frame around the shapes; each shape says in `k.v` what its own fields mean. */
export const BOARD_FILE_VERSION = 1;

/** What is written into a file of ours. */
export interface BoardFile {
  /** What the board is called; empty for one without a name. */
  readonly name: string;
  /** Back to front. */
  readonly shapes: readonly NewShape<Shape>[];
  /** What was said on it. */
  readonly comments?: readonly Comment[];
  /** The bytes of images as data URLs, by the names of their files: as many as the file is to bring along. */
  readonly files?: ReadonlyMap<string, string>;
}

/**
 * A board as a file of ours:
 *
 *     {"type": "drawbridge/board", "version": 1, "name": "Plan", "shapes": [{"id": …, "k": …, "g": …, …}, …],
 *      "comments": [{"id": …, "k": …, "at": …, "tx": …}, …], "files": {…}}
 *
 * with shapes from back to front, each with the keys and values that it has in a document, texts as strings and bytes as {"base64": …}; comments likewise.
 */
export function writeBoardFile({ name, shapes, comments = [], files }: BoardFile): string {
  return JSON.stringify({
    type: BOARD_FILE_TYPE,
    version: BOARD_FILE_VERSION,
    name,
    shapes: writeFields(shapes),
    comments: comments.map(plainComment),
    ...(files && { files: Object.fromEntries(files) }),
  });
}
