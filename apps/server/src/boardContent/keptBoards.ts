import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';

/** Documents that stay loaded for the next question. */
const MAX_KEPT = 8;

/** Boards that take more than this in storage are let go of at once: one of 50 MB takes some 600 MB of memory. */
const MAX_KEPT_BYTES = 4 * 1024 * 1024;

/** LIMIT of a snapshot unpacked. Boards are held to a fraction of it; a stream that unpacks to more is damaged. */
const MAX_SNAPSHOT_BYTES = 512 * 1024 * 1024;

/** A document as the log made it up to `seq`. */
interface KeptBoard {
  readonly epoch: string;
  readonly doc: Y.Doc;
  seq: number;
  bytes: number;
  packed: Uint8Array[];
}

/** The documents of the thread that looks into boards. */
export interface KeptBoards {
  /** Up to which entry of this log the document is; 0 when there is none. */
  have(boardId: string, epoch: string): number;
  begin(boardId: string, epoch: string): void;
  addSnapshot(boardId: string, gzip: Uint8Array): void;
  /** All parts of the snapshot were given. */
  unpack(boardId: string, covers: number): void;
  addEntries(
    boardId: string,
    entries: readonly { readonly seq: number; readonly bytes?: Uint8Array }[],
  ): void;
  /** @throws Error for a board that was not begun: whoever asks has to load it. */
  use<T>(boardId: string, work: (doc: Y.Doc) => T): T;
  forget(boardId: string): void;
}

export function createKeptBoards(): KeptBoards {
  const boards = new Map<string, KeptBoard>();

  const find = (boardId: string): KeptBoard => {
    const board = boards.get(boardId);
    if (!board) throw new Error(`Board ${boardId} is not loaded.`);
    // The one that was used last is the last to go.
    boards.delete(boardId);
    boards.set(boardId, board);
    return board;
  };
  const letGo = (): void => {
    for (const [boardId, { bytes }] of boards) {
      if (bytes > MAX_KEPT_BYTES || boards.size > MAX_KEPT) boards.delete(boardId);
    }
  };
  const apply = (board: KeptBoard, update: Uint8Array): void => {
    board.bytes += update.length;
    Y.applyUpdate(board.doc, update);
  };

  return {
    have(boardId, epoch) {
      const board = boards.get(boardId);
      return board?.epoch === epoch ? board.seq : 0;
    },
    begin: (boardId, epoch) =>
      void boards.set(boardId, { epoch, doc: new Y.Doc(), seq: 0, bytes: 0, packed: [] }),
    addSnapshot: (boardId, gzip) => void find(boardId).packed.push(gzip),
    unpack(boardId, covers) {
      const board = find(boardId);
      apply(board, gunzipSync(Buffer.concat(board.packed), { maxOutputLength: MAX_SNAPSHOT_BYTES }));
      board.packed = [];
      board.seq = covers;
    },
    addEntries(boardId, entries) {
      const board = find(boardId);
      board.doc.transact(() => {
        // One that is damaged on disk has no bytes; what builds on it waits, as on everybody's page.
        for (const { bytes } of entries) if (bytes) apply(board, bytes);
      });
      board.seq = entries.at(-1)?.seq ?? board.seq;
    },
    use(boardId, work) {
      try {
        return work(find(boardId).doc);
      } finally {
        letGo();
      }
    },
    forget: (boardId) => void boards.delete(boardId),
  };
}
