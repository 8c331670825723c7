import { useState } from 'react';
import { boardTitle } from '../boardTitle.ts';
import type { KnownBoard } from '../knownBoards/knownBoard.ts';
import type { ToastNote } from '../parts/Toast.tsx';
import type { BoardList } from './boardList.ts';
import { NotReached } from './boardWork/notReached.ts';
import type { CardActionId } from './cardActions.ts';
import type { DeletionDialogsProps } from './deletion/DeletionDialogs.tsx';
import { ownsBoard } from './deletion/ownsBoard.ts';

interface Deps {
  readonly list: BoardList;
  /** What one waits for, in words; nothing when it is done. */
  readonly onBusy: (what: string | undefined) => void;
  readonly onNote: (note: ToastNote) => void;
}

/** What the cards do. What fails says so; the list is as it was then. */
export function useBoardActions({ list, onBusy, onNote }: Deps) {
  const [tagging, setTagging] = useState<KnownBoard>();
  const [deleting, setDeleting] = useState<DeletionDialogsProps['asked']>();

  const attempt = async (work: () => Promise<string | undefined>, problem: string): Promise<void> => {
    try {
      const done = await work();
      if (done !== undefined) onNote({ tone: 'done', text: done });
    } catch (error) {
      onNote({ tone: 'problem', text: error instanceof NotReached ? error.message : problem });
    }
  };
  /** With a board that may turn out to be gone. */
  const noticing = async <T>({ id }: KnownBoard, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof NotReached && error.isDeleted) await list.markDeleted(id);
      throw error;
    }
  };
  /** Of the list alone. */
  const keep = (work: () => Promise<void>, done?: string): void =>
    void attempt(async () => {
      await work();
      return done;
    }, 'This browser could not keep that. Its storage may be full.');

  const rename = (board: KnownBoard, name: string): void => {
    void attempt(async () => {
      // Shown at once, and taken back if the board does not hear of it.
      await list.setName(board.id, name);
      try {
        const { renameBoard } = await import('./boardWork/renameBoard.ts');
        const isKnown = await noticing(board, () => renameBoard(board, name));
        return isKnown ? undefined : 'Renamed here; others see it later';
      } catch (error) {
        await list.setName(board.id, board.name);
        throw error;
      }
    }, 'The board could not be renamed.');
  };

  const duplicate = (board: KnownBoard): void => {
    onBusy(`Copying ${boardTitle(board.name)} …`);
    void attempt(async () => {
      const { duplicateBoard } = await import('./boardWork/duplicateBoard.ts');
      const { leavesComments, ...copy } = await noticing(board, () => duplicateBoard(board));
      await list.add({ ...copy, openedMs: Date.now(), tags: board.tags }, pictureOf(list, board));
      return leavesComments ? 'Copied. The comments stay with the original.' : 'Copied';
    }, 'The board could not be copied.').finally(() => onBusy(undefined));
  };

  /** For everybody. What was not reached stays in the trash. */
  const deleteForAll = (boards: readonly KnownBoard[]): void => {
    if (boards.length === 0) return;
    onBusy('Deleting …');
    void attempt(async () => {
      const { deleteBoard } = await import('./deletion/ownedBoard.ts');
      for (const board of boards) {
        await deleteBoard(board);
        await list.forget([board.id]);
        catchFocus();
      }
      return boards.length === 1 ? 'Deleted for everybody' : `${boards.length} boards deleted for everybody`;
    }, 'The board could not be deleted.').finally(() => onBusy(undefined));
  };

  const actions = {
    delete: (board: KnownBoard) => setDeleting({ kind: 'board', board }),
    tag: setTagging,
    duplicate,
    trash: ({ id, name }: KnownBoard) => keep(() => list.trash(id), `${boardTitle(name)} is in the trash`),
    restore: ({ id, name }: KnownBoard) => keep(() => list.restore(id), `${boardTitle(name)} is back`),
    forget: ({ id }: KnownBoard) => keep(() => list.forget([id])),
  };

  return {
    rename,
    tagging,
    endTagging: () => setTagging(undefined),
    setTags: ({ id }: KnownBoard, tags: readonly string[]) => keep(() => list.setTags(id, tags)),
    deleting,
    askToEmpty(boards: readonly KnownBoard[]) {
      const isOwned = (board: KnownBoard): boolean => !board.isDeleted && ownsBoard(board);
      const [owned, others] = [boards.filter(isOwned), boards.filter((board) => !isOwned(board))];
      setDeleting({ kind: 'trash', owned, others });
    },
    endDeleting: () => setDeleting(undefined),
    deleteForAll,
    forget: (boards: readonly KnownBoard[]) =>
      keep(async () => {
        await list.forget(boards.map(({ id }) => id));
        catchFocus();
      }),
    run: (action: Exclude<CardActionId, 'rename'>, board: KnownBoard) => actions[action](board),
  };
}

/** The card that had the focus is gone. */
function catchFocus(): void {
  const { activeElement } = document;
  const isLost = activeElement === document.body || activeElement?.closest('.card');
  if (isLost) document.getElementById('list-heading')?.focus();
}

function pictureOf(list: BoardList, { id }: KnownBoard) {
  return list.current.pictures.get(id);
}
