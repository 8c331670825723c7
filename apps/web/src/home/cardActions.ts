import { CopyPlus, type LucideIcon, PencilLine, RotateCcw, Tag, Trash2, X } from 'lucide-react';

/** What can be done with a board of the list. */
export type CardActionId = 'rename' | 'tag' | 'duplicate' | 'trash' | 'restore' | 'forget';

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

/** The same in the trash. */
export const TRASH_ACTIONS: readonly CardAction[] = [
  { id: 'restore', label: 'Restore', icon: RotateCcw },
  { id: 'forget', label: 'Remove from this list', icon: X, key: 'Delete' },
];
