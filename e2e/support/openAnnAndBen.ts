import type { BoardPage } from '../pages/board.ts';
import { rename } from './rename.ts';

/** Two people on one board, by these names. */
export async function openAnnAndBen(openBoard: (address?: string) => Promise<BoardPage>) {
  const ann = await openBoard();
  await rename(ann, 'Ann');
  const ben = await openBoard(ann.page.url());
  await rename(ben, 'Ben');
  return { ann, ben };
}
