import { useState } from 'react';
import { boardTitle } from '../boardTitle.ts';
import type { KnownBoard } from '../knownBoards/knownBoard.ts';
import type { ToastNote } from '../parts/Toast.tsx';
import type { BoardList } from './boardList.ts';
import { NotReached } from './boardWork/notReached.ts';
import type { CardActionId } from './cardActions.ts';

interface Deps {
  readonly list: BoardList;
  /** What one waits for, in words; nothing when it is done. */
  readonly onBusy: (what: string | undefined) => void;
  readonly onNote: (note: ToastNote) => void;
}

/** What the cards do. What fails says so; the list is as it was then. */
export function useBoardActions({ list, onBusy, onNote }: Deps) {
  const [tagging, setTagging] = useState<KnownBoard>();

  const attempt = async (work: () => Promise<string | undefined>, problem: string): Promise<void> => {
    try {
      const done = await work();
      if (done !== undefined) onNote({ tone: 'done', text: done });
    } catch (error) {
      onNote({ tone: 'problem', text: error instanceof NotReached ? error.message : problem });
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
        return (await renameBoard(board, name)) ? undefined : 'Renamed here; others see it later';
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
      const copy = await duplicateBoard(board);
      await list.add({ ...copy, openedMs: Date.now(), tags: board.tags }, pictureOf(list, board));
      return 'Copied';
    }, 'The board could not be copied.').finally(() => onBusy(undefined));
  };

  const actions = {
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
    forget: (boards: readonly KnownBoard[]) => keep(() => list.forget(boards.map(({ id }) => id))),
    run: (action: Exclude<CardActionId, 'rename'>, board: KnownBoard) => actions[action](board),
  };
}

function pictureOf(list: BoardList, { id }: KnownBoard) {
  return list.current.pictures.get(id);
}
