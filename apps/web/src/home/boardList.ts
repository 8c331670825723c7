import { createListeners } from '@drawbridge/board';
import type { Source } from '../connection/connectionView.ts';
import { type KnownBoard, parseTags } from '../knownBoards/knownBoard.ts';
import type { BoardPicture, KnownBoards } from '../knownBoards/knownBoards.ts';
import { markDeleted } from '../knownBoards/markDeleted.ts';

/** What this browser knows of boards, as it was read last. Replaced when something of it changes. */
export interface ListedBoards {
  readonly boards: readonly KnownBoard[];
  readonly pictures: ReadonlyMap<string, BoardPicture>;
}

/** The boards of this browser on screen. What changes here, or in another tab, is shown as soon as it is kept. */
export interface BoardList extends Source<ListedBoards> {
  add(board: KnownBoard, picture: BoardPicture | undefined): Promise<void>;
  /** As it is called here; the board itself is another matter. */
  setName(id: string, name: string): Promise<void>;
  setTags(id: string, tags: readonly string[]): Promise<void>;
  trash(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** It turned out to be deleted for everybody. */
  markDeleted(id: string): Promise<void>;
  forget(ids: readonly string[]): Promise<void>;
}

/** Rejects when nothing can be read. */
export async function createBoardList(
  known: KnownBoards,
  page: Pick<Window, 'addEventListener'>,
): Promise<BoardList> {
  const changed = createListeners<[]>();
  const read = async (): Promise<ListedBoards> => {
    const [boards, pictures] = await Promise.all([known.list(), known.pictures()]);
    return { boards, pictures };
  };
  let current = await read();
  let readings = 0;

  const refresh = async (): Promise<void> => {
    readings += 1;
    const reading = readings;
    const next = await read();
    // A later one may have come first.
    if (reading !== readings) return;
    current = next;
    changed.notify();
  };
  const refreshQuietly = (): void => void refresh().catch(() => {}); // what is on screen stays
  known.onChange(refreshQuietly);
  // A page that comes back from the browser's memory heard nothing meanwhile.
  page.addEventListener('pageshow', ({ persisted }) => persisted && refreshQuietly());

  const patch = async (id: string, change: (board: KnownBoard) => KnownBoard): Promise<void> => {
    await known.change(id, (before) => before && change(before));
    await refresh();
  };

  return {
    get current() {
      return current;
    },
    onChange: changed.add,
    async add(board, picture) {
      await known.change(board.id, () => board);
      if (picture) await known.setPicture(board.id, picture);
      await refresh();
    },
    setName: (id, name) => patch(id, (board) => ({ ...board, name })),
    setTags: (id, tags) => patch(id, (board) => ({ ...board, tags: parseTags(tags) })),
    trash: (id) => patch(id, (board) => ({ ...board, trashedMs: Date.now() })),
    restore: (id) => patch(id, ({ trashedMs: _, ...board }) => board),
    async markDeleted(id) {
      await markDeleted(known, id);
      await refresh();
    },
    async forget(ids) {
      await known.forget(ids);
      await refresh();
    },
  };
}
