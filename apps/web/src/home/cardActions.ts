import { CopyPlus, type LucideIcon, PencilLine, RotateCcw, Tag, Trash2, X } from 'lucide-react';
import type { KnownBoard } from '../knownBoards/knownBoard.ts';
import { ownsBoard } from './deletion/ownsBoard.ts';
import { isTrashed } from './shownBoards.ts';

/** What can be done with a board of the list. */
export type CardActionId = 'rename' | 'tag' | 'duplicate' | 'trash' | 'restore' | 'forget' | 'delete';

interface CardAction {
  readonly id: CardActionId;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly key?: string;
}

/** Keys that a card answers to, and what is in its menu. */
export const CARD_ACTIONS: readonly CardAction[] = [
  { id: 'rename', label: 'Rename', icon: PencilLine, key: 'F2' },
  { id: 'tag', label: 'Tags…', icon: Tag },
  { id: 'duplicate', label: 'Duplicate', icon: CopyPlus },
  { id: 'trash', label: 'Move to trash', icon: Trash2, key: 'Delete' },
];

const RESTORE: CardAction = { id: 'restore', label: 'Restore', icon: RotateCcw };
const FORGET: CardAction = { id: 'forget', label: 'Forget', icon: X, key: 'Delete' };
const DELETE: CardAction = { id: 'delete', label: 'Delete for good', icon: Trash2, key: 'Delete' };

/** A board that is not to be opened from the list: its card has buttons in place of a menu. */
export function isAside(board: KnownBoard): boolean {
  return isTrashed(board) || board.isDeleted === true;
}

/** In the trash, owners may delete a board for everybody; others, and everybody where it is gone already, forget it. */
export function actionsOf(board: KnownBoard): readonly CardAction[] {
  if (board.isDeleted) return [FORGET];
  if (isTrashed(board)) return [RESTORE, ownsBoard(board) ? DELETE : FORGET];
  return CARD_ACTIONS;
}
