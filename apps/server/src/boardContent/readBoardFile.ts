import {
  type Comment,
  createBoardName,
  createComments,
  createLibrary,
  createStore,
  type NewItem,
  type NewShape,
  renewComments,
  renewedNames,
  renewIds,
  type Shape,
  setBoardForeign,
} from '@drawbridge/board';
import { type FileLimits, PASTE_LIMITS, type ReadShapes, readFile } from '@drawbridge/formats';
import * as Y from 'yjs';

/** What is said of a file that is refused by its size, for whoever need not read it to know. */
export { tooManyBytes } from '@drawbridge/formats';

/** A file that a board can be made of. */
export interface BoardFile {
  /** How many of them there are. */
  readonly shapes: number;
  /** How many comments there are. */
  readonly comments: number;
  /** How many items its library has. */
  readonly items: number;
  /** What a board made of it would be called. */
  readonly name: string;
  /** What became of the things in it, in words. */
  readonly notes: readonly string[];
  /** What it has of the board’s past, of which nothing is known; absent where it has nothing. */
  readonly history: unknown;
  /** Where its images are: data URLs, or what the file says is an address. Each once. */
  readonly images: readonly string[];
  /** How many image shapes say nothing of where their image is. */
  readonly absentImages: number;
  /** The updates of what a new board is to hold. */
  write(content: NewContent): readonly Uint8Array[];
}

export interface NewContent {
  readonly name: string;
  /** Of the one Yjs client whose updates these are, each building on those before it. */
  readonly clientId: number;
  readonly author: string;
  /** The images that could be had, by where they were; of the others the place stays. */
  readonly files: ReadonlyMap<string, KeptImage>;
}

/** A file of the board, and how large its picture is in px. */
export interface KeptImage {
  readonly name: string;
  readonly w: number;
  readonly h: number;
}

/** Shapes of one update: with the longest strokes it is far below what is taken at once. */
const SHAPES_AT_A_TIME = 100;
/** Likewise. */
const COMMENTS_AT_A_TIME = 20;

/** A file of any kind that can be opened on a board, told by its content. Answers in words why it is none. */
export async function readBoardFile(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  limits: Pick<FileLimits, 'bytes' | 'shapes' | 'points'>,
): Promise<BoardFile | { readonly problem: string }> {
  const opened = await readFile(bytes, fileName, { ...PASTE_LIMITS, ...limits });
  if (opened.kind === 'problem') return { problem: opened.words };
  if (opened.kind !== 'board') return { problem: NO_BOARD[opened.kind] };
  const { shapes, images, name, report, comments = [], library = [], document, history } = opened;
  const notes = report.lines.map(({ fate, words, count }) => `${words}: ${fate} (${count})`);
  return {
    shapes: shapes.length,
    comments: comments.length,
    items: library.length,
    name,
    history,
    notes: report.skipped > 0 ? [...notes, notTaken(report.skipped)] : notes,
    images: [...new Set(images.values())],
    absentImages: shapes.filter(({ type, id = '' }) => type === 'image' && !images.has(id)).length,
    write: (content) => write(withImages(opened, content.files), { ...content, comments, library, document }),
  };
}

function notTaken(count: number): string {
  return count === 1
    ? '1 thing in the file is not taken in.'
    : `${count} things in the file are not taken in.`;
}

const NO_BOARD = {
  picture: 'It is a picture without a board in it.',
  library: 'It is a library of shapes, not a board.',
} as const;

function withImages(
  { shapes, images }: ReadShapes,
  files: ReadonlyMap<string, KeptImage>,
): readonly NewShape<Shape>[] {
  return shapes.map((shape) => {
    if (shape.type !== 'image') return shape;
    const file = files.get(images.get(shape.id ?? '') ?? '') ?? { ...shape.file, name: '' };
    return { ...shape, file };
  });
}

/** What the file says beside its shapes. */
interface Brought {
  readonly comments: readonly Comment[];
  readonly library: readonly NewItem[];
  readonly document: string | undefined;
}

function write(
  shapes: readonly NewShape<Shape>[],
  { name, clientId, author, comments, library, document }: NewContent & Brought,
): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const store = createStore(doc, { author: () => author });
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void updates.push(update));
  const renewed = renewIds(shapes);
  for (let index = 0; index < renewed.length; index += SHAPES_AT_A_TIME)
    store.create(...renewed.slice(index, index + SHAPES_AT_A_TIME));
  bringComments(doc, renewComments(comments, renewedNames(shapes, renewed)));
  const items = createLibrary(doc);
  items.add(library);
  items.destroy();
  const boardName = createBoardName(doc);
  boardName.set(name);
  boardName.destroy();
  if (document !== undefined) setBoardForeign(doc, document);
  store.destroy();
  return updates;
}

function bringComments(doc: Y.Doc, comments: readonly Comment[]): void {
  // Whoever said them says so themselves.
  const nobody = { id: '', name: '', color: '' };
  const board = createComments(doc, { author: () => nobody });
  for (let index = 0; index < comments.length; index += COMMENTS_AT_A_TIME)
    board.bring(comments.slice(index, index + COMMENTS_AT_A_TIME));
  board.destroy();
}
