import type { BoardPage } from '../pages/board.ts';
import { openSharing } from './openSharing.ts';

/** Ann, who owns a board and has the sharing open, and Ben, who came by a link that gives him `role`. */
export async function openByLink(openBoard: (address?: string) => Promise<BoardPage>, role: string) {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const address = await sharing.make('Ben', role);
  const ben = await openBoard(address);
  return { ann, sharing, address, ben };
}
