import { type Comment, type NewItem, type NewShape, plainComment, type Shape } from '@drawbridge/board';
import { writeFields } from '../clipboard/writeClipboard.ts';
import { writeItems } from './libraryItems.ts';

export const BOARD_FILE_TYPE = 'drawbridge/board';
/** Of the frame around the shapes; each shape says in `k.v` what its own fields mean. */
export const BOARD_FILE_VERSION = 1;

/** The log of a board from its first entry on, as the history of the API has it. */
export interface FileHistory {
  readonly authors: readonly {
    readonly name: string;
    readonly color: string;
    /** The Yjs clients that they wrote as. */
    readonly clients: readonly number[];
  }[];
  /** Those that have a name. */
  readonly versions: readonly { readonly seq: number; readonly name: string }[];
  readonly entries: readonly {
    readonly seq: number;
    readonly timeMs: number;
    /** Place in `authors`; absent when nobody knows. */
    readonly by?: number;
    /** One Yjs update, base64. */
    readonly update: string;
  }[];
}

/** What is written into a file of ours. */
export interface BoardFile {
  /** What the board is called; empty for one without a name. */
  readonly name: string;
  /** Back to front. */
  readonly shapes: readonly NewShape<Shape>[];
  /** What was said on it. */
  readonly comments?: readonly Comment[];
  /** What the board has at hand to be put on it. */
  readonly library?: readonly NewItem[];
  /** What the file of another program that the board was opened from says beside its shapes: text, kept as it is. */
  readonly foreign?: string | undefined;
  /** The bytes of images as data URLs, by the names of their files: as many as the file is to bring along. */
  readonly files?: ReadonlyMap<string, string>;
  readonly history?: FileHistory | undefined;
}

/**
 * A board as a file of ours:
 *
 *     {"type": "drawbridge/board", "version": 1, "name": "Plan", "shapes": [{"id": …, "k": …, "g": …, …}, …],
 *      "comments": [{"id": …, "k": …, "at": …, "tx": …}, …],
 *      "library": [{"id": …, "name": "Router", "created": …, "shapes": […]}, …], "foreign": "…",
 *      "files": {…}, "history": {…}}
 *
 * with shapes from back to front, each with the keys and values that it has in a document, texts as strings and bytes as {"base64": …}; comments likewise.
 */
export function writeBoardFile({
  name,
  shapes,
  comments = [],
  library = [],
  foreign = '',
  files,
  history,
}: BoardFile): string {
  return JSON.stringify({
    type: BOARD_FILE_TYPE,
    version: BOARD_FILE_VERSION,
    name,
    shapes: writeFields(shapes),
    comments: comments.map(plainComment),
    ...(library.length > 0 && { library: writeItems(library) }),
    ...(foreign && { foreign }),
    ...(files && { files: Object.fromEntries(files) }),
    history,
  });
}
