import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { KnownBoard } from '../knownBoards/knownBoard.ts';
import type { BoardPicture } from '../knownBoards/knownBoards.ts';
import { BoardCard } from './BoardCard.tsx';
import { actionsOf, type CardActionId } from './cardActions.ts';
import { gridStep } from './gridStep.ts';

interface BoardGridProps {
  readonly boards: readonly KnownBoard[];
  readonly pictures: ReadonlyMap<string, BoardPicture>;
  readonly label: string;
  readonly nowMs: number;
  readonly onAction: (action: Exclude<CardActionId, 'rename'>, board: KnownBoard) => void;
  readonly onRename: (board: KnownBoard, name: string) => void;
}

/** After these the card is not where it was. */
const LEAVING: readonly CardActionId[] = ['trash', 'restore', 'forget'];

/** The boards as cards, walked with arrows, each with its keys. */
export function BoardGrid({ boards, pictures, label, nowMs, onAction, onRename }: BoardGridProps) {
  const list = useRef<HTMLUListElement>(null);
  const [currentId, setCurrentId] = useState<string>();
  const [renamingId, setRenamingId] = useState<string>();
  /** Where the focus goes when the card that has it is gone, or is a card again. */
  const wanted = useRef<string>(undefined);
  const current = boards.find(({ id }) => id === currentId) ?? boards[0];

  useLayoutEffect(() => {
    const id = wanted.current;
    const target = id === undefined ? null : targetOf(list.current, id);
    if (target === null) return;
    wanted.current = undefined;
    target.focus();
  });

  const act = (action: CardActionId, board: KnownBoard): void => {
    if (action === 'rename') {
      setRenamingId(board.id);
      return;
    }
    if (LEAVING.includes(action)) {
      const at = boards.indexOf(board);
      wanted.current = (boards[at + 1] ?? boards[at - 1])?.id;
      setCurrentId(wanted.current);
      // With the last card, the whole grid goes.
      if (wanted.current === undefined) document.getElementById('list-heading')?.focus();
    }
    onAction(action, board);
  };
  const named = (board: KnownBoard) => (name: string | undefined, isByKey: boolean) => {
    setRenamingId(undefined);
    if (isByKey) wanted.current = board.id;
    if (name !== undefined) onRename(board, name);
  };
  const press = (event: KeyboardEvent): void => {
    const { target, key, altKey, ctrlKey, metaKey } = event;
    if (!(target instanceof Element) || !target.matches('[data-card-target]')) return;
    if (altKey || ctrlKey || metaKey) return;
    const at = boards.findIndex(({ id }) => targetOf(list.current, id) === target);
    const board = boards[at];
    if (!board) return;
    const action = actionsOf(board).find(
      (each) => each.key === key || (each.key === 'Delete' && key === 'Backspace'),
    );
    const next = gridStep(key, at, boxesOf(list.current));
    if (!action && next === undefined) return;
    event.preventDefault();
    if (action) act(action.id, board);
    else targetOf(list.current, boards[next ?? at]?.id ?? '')?.focus();
  };

  return (
    <ul
      ref={list}
      className="card-grid"
      aria-label={label}
      onKeyDown={press}
      onFocus={({ target }) => setCurrentId(target.closest<HTMLElement>('.card')?.dataset.board)}
    >
      {boards.map((board) => (
        <BoardCard
          key={board.id}
          board={board}
          picture={pictures.get(board.id)}
          nowMs={nowMs}
          isCurrent={board === current}
          isRenaming={board.id === renamingId}
          onAction={(action) => act(action, board)}
          onNamed={named(board)}
        />
      ))}
    </ul>
  );
}

function targetOf(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-board="${CSS.escape(id)}"] [data-card-target]`) ?? null;
}

function boxesOf(list: HTMLElement | null): DOMRect[] {
  return [...(list?.children ?? [])].map((card) => card.getBoundingClientRect());
}
