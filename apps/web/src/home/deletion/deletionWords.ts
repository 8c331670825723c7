import type { Sharing } from '@drawbridge/protocol';

/** What is said before boards are deleted for everybody. */

/** Who else loses a board. Whoever asks has come by a link, too: the one for owners. */
export function othersText({ openRole, signedInRole = 'none', links }: Sharing): string {
  const isOpen = openRole !== 'none' || signedInRole !== 'none';
  const others = links.reduce((sum, { uses }) => sum + uses, 0) - 1;
  const visitors = others === 1 ? '1 other who came by a link' : `${others} others who came by a link`;
  if (!isOpen && others <= 0) return 'Nobody else has come to it by a link.';
  if (!isOpen) return `${visitors} ${others === 1 ? 'loses' : 'lose'} it as well.`;
  if (others <= 0) return 'Everybody who has its address loses it as well.';
  return `${visitors}, and everybody who has its address, lose it as well.`;
}

export function countBoards(count: number): string {
  return count === 1 ? '1 board' : `${count} boards`;
}

export interface TrashCounts {
  /** Boards that are deleted for everybody. */
  readonly owned: number;
  /** Boards that this browser only forgets. */
  readonly others: number;
}

/** What emptying the trash does. */
export function emptyTrashText({ owned, others }: TrashCounts): string {
  const deleted =
    owned === 0
      ? ''
      : `${countBoards(owned)} that you own ${owned === 1 ? 'is' : 'are'} deleted for everybody, with ${owned === 1 ? 'its' : 'their'} history. This cannot be undone.`;
  const forgotten =
    others === 0
      ? ''
      : `${countBoards(others)} ${others === 1 ? 'is' : 'are'} only forgotten by this browser, and you will need ${others === 1 ? 'its link' : 'their links'} to come back.`;
  return [deleted, forgotten].filter(Boolean).join(' ');
}

export const OFFLINE_TEXT =
  'You are offline: boards are deleted on the server. Try again when there is a network.';
