import { boardTitle } from '../boardTitle.ts';
import type { KnownBoard } from '../knownBoards/knownBoard.ts';

export const SORT_ORDERS = ['opened', 'name'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/** What of the list one wants to see. */
export interface Wanted {
  /** Words, each of which is in the name or in a tag. */
  readonly query: string;
  readonly tag: string | undefined;
  readonly isTrash: boolean;
  readonly order: SortOrder;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The boards to show, in their order. */
export function shownBoards(boards: readonly KnownBoard[], wanted: Wanted): KnownBoard[] {
  const words = plain(wanted.query).split(/\s+/u).filter(Boolean);
  const isShown = (board: KnownBoard): boolean => {
    if (isTrashed(board) !== wanted.isTrash) return false;
    if (wanted.tag !== undefined && !board.tags.includes(wanted.tag)) return false;
    const text = plain([boardTitle(board.name), ...board.tags].join(' '));
    return words.every((word) => text.includes(word));
  };
  return boards.filter(isShown).sort(wanted.order === 'name' ? byName : byTime);
}

/** The tags of the boards outside the trash, in alphabetical order. */
export function tagsOf(boards: readonly KnownBoard[]): string[] {
  const tags = new Set(boards.flatMap((board) => (isTrashed(board) ? [] : board.tags)));
  return [...tags].sort(collator.compare);
}

export function isTrashed({ trashedMs }: KnownBoard): boolean {
  return trashedMs !== undefined;
}

/** Without case and accents: whoever searches types what is quick. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

function byName(a: KnownBoard, b: KnownBoard): number {
  return collator.compare(boardTitle(a.name), boardTitle(b.name)) || byTime(a, b);
}

/** The latest first: opened, or put into the trash. */
function byTime(a: KnownBoard, b: KnownBoard): number {
  return (b.trashedMs ?? b.openedMs) - (a.trashedMs ?? a.openedMs);
}
